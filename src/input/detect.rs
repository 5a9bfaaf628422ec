//! What format a file is, by its beginning and its name.

use super::{formats::READERS, reader::InputFormat, sniff::Head, subtitles, text};

/// The format of a file that begins so.
pub(super) fn format(head: &Head) -> InputFormat {
    // Whisper's table is called as any other.
    if subtitles::is_table(head.text) {
        return &subtitles::READER;
    }
    let named = || {
        READERS
            .iter()
            .copied()
            .find(|reader| head.has_ending(reader.endings))
    };
    let found = || READERS.iter().copied().find(|reader| (reader.begins)(head));
    match named() {
        Some(named) if named.is_told_by_name => named,
        named => found().or(named).unwrap_or(&text::READER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::too_many_lines, reason = "one table")]
    #[test]
    fn formats_are_told_apart() {
        let table = [
            ("-", "三月的青河镇。", "text"),
            ("-", "", "text"),
            ("-", "<重要通知>明天停水。", "text"),
            ("-", "<b 明天停水", "text"),
            ("-", "<3 这本书", "text"),
            ("-", "{注}明天停水。", "text"),
            ("-", "{\n\"a\": 1\n}", "json"),
            ("-", "[]\n", "json"),
            ("-", "{}\n", "ndjson"),
            ("-", "[\n{\"text\": \"甲\"},\n{\"text\": \"乙\"}\n]", "json"),
            (
                "a.json",
                "{\"text\": \"甲\",\n\"tags\": [\n{\"a\": 1}\n]}",
                "json",
            ),
            ("-", "{\"text\": \"甲\",\n\"id", "json"),
            ("-", "{\n\"text\": \"甲\"\n}\n{\n\"text\"", "json"),
            ("-", "{\"text\": \"甲\n{\"text\": \"乙\"}\n", "ndjson"),
            ("-", "{\n\"text\": \"甲\"乙\"\n}", "json"),
            ("-", "{\"text\": 甲}\n", "ndjson"),
            ("-", "{\"text\": \"甲\"}}\n{\"text\": \"乙\"}\n", "ndjson"),
            ("-", "{\"text\": \"甲\"},\n{\"text\": \"乙\"},\n", "ndjson"),
            (
                "-",
                "{\"id\": 1, \"m\": {\"a\": 1}\n{\"text\": \"乙\"}\n",
                "ndjson",
            ),
            ("-", "{}: 一个空块，什么也不做。\n第二行。", "text"),
            ("-", "{\"青河镇\"}的路灯换了。\n第二行。", "text"),
            (
                "-",
                "{\"text\": \"见 https://jsonfeed.org/version/1.1\"}\n",
                "ndjson",
            ),
            (
                "-",
                "{\"text\": \"\\\"version\\\": \\\"https://jsonfeed.org/version/1\\\"\"}\n",
                "ndjson",
            ),
            (
                "-",
                "[{\"id\": 1, \"text\": \"见 https://jsonfeed.org/version/1.1\"}]",
                "json",
            ),
            ("-", "{\n", "json"),
            ("-", "[{\"text\": \"甲\"}, {\"text\": \"乙\"}]", "json"),
            ("-", "[\n  {\n    \"text\": \"甲\"", "json"),
            ("-", "[注]明天停水。", "text"),
            ("-", "[{注}]明天停水。", "text"),
            ("a.json", "[]", "json"),
            ("a.json", "\"甲\"", "json"),
            ("a.json", "{\"text\": \"甲\"}\n{", "ndjson"),
            ("-", "{\"text\": \"甲\"}\n{", "ndjson"),
            ("-", "{\"text\": \"甲", "ndjson"),
            ("-", "{bad\n{\"text\": \"甲\"}\n", "ndjson"),
            (
                "-",
                "{\"version\": \"https:\\/\\/jsonfeed.org\\/version\\/1.1\",\n",
                "feed",
            ),
            (
                "-",
                " \n<?xml version=\"1.0\"?>\n<!-- x -->\n<rss version=\"2.0\">",
                "feed",
            ),
            ("-", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "feed"),
            ("-", "<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\">", "feed"),
            ("page.html", "<?xml version=\"1.0\"?><rss>", "feed"),
            ("-", "<!DOCTYPE html>\n<!-- -->", "html"),
            ("-", "<!doctype HTML PUBLIC \"-//W3C//DTD\"><html>", "html"),
            ("-", "<div class=a><p>甲</p></div>", "html"),
            ("a.txt", "<html><body>", "html"),
            ("a.htm", "甲<br>乙", "html"),
            ("a.md", "# 甲", "markdown"),
            ("-", "---\ntitle: 甲\n---\n乙", "markdown"),
            ("-", "---\n对话\n---\n乙", "text"),
            ("a.tsv", "id\ttext", "csv"),
            ("a.jsonl", "broken", "ndjson"),
            ("a.tsv", "start\tend\ttext\n0\t900\t船来了。\n", "subtitles"),
            ("a.jsonl.txt", "标题\t正文\n甲\t一\n", "csv"),
            ("-", "标题,正文\n甲,一\n", "csv"),
            ("-", "一个标题，一段正文,\n甲,一\n", "text"),
            ("-", "正文\n甲\n", "text"),
            (
                "-",
                "<br />\n<b>Warning</b>: x in <b>/a.php</b>\n<?xml version='1.0'?><rss>",
                "feed",
            ),
            (
                "-",
                "Notice: Undefined index\n<feed xmlns='http://www.w3.org/2005/Atom'>",
                "feed",
            ),
            ("-", "订阅源的写法：\n<?xml version='1.0'?><rss>", "text"),
            ("-", "[{\"id\": 1, \"text\": \"<rss version=2.0>\"}]", "json"),
            ("-", "<x:feed xmlns:x='http://www.w3.org/2005/Atom'>", "feed"),
            (
                "-",
                "[Script Info]\nTitle: x\n\n[Events]\nDialogue: 0,0:00:00.00",
                "subtitles",
            ),
            (
                "-",
                "[ti:渡口]\n[00:01.00]青河镇\n[00:03.50]有一条船\n",
                "subtitles",
            ),
            ("-", "From: 林望舒\n这封信写得很长。", "text"),
            (
                "a.json",
                "{\"code\": 0, \"data\": {\"list\": [{\"title\": \"甲\", \"content\": \"一\"}]}}",
                "json",
            ),
            (
                "-",
                "{\"id\": 1, \"tags\": [{\"name\": \"甲\"}], \"text\": \"一\"}",
                "ndjson",
            ),
        ];
        for (path, head, expected) in table {
            let head = Head::new(path, head.as_bytes(), head);
            assert_eq!(format(&head).name, expected, "{path} {}", head.text);
        }
    }
}
