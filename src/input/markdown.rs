//! Markdown without its markup, front matter read.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::{
    article::{About, Article, filled},
    date,
    file::File,
    markup::to_text,
    reader::{Read, Reader},
    record::Field,
    sniff::has_front_matter,
    text::DecodedText,
};

pub(super) const READER: Reader = Reader {
    name: "markdown",
    help: "A file is an article, with markup",
    endings: &["md", "markdown"],
    is_told_by_name: true,
    begins: |head| has_front_matter(head.text),
    read: Read::Article(|file, bytes, options| {
        let text = DecodedText::decode(file, bytes, options)?;
        let about = text.about(file);
        Ok(article(file, &text.text, options.title.clone(), about))
    }),
};

/// The article of a Markdown file.
fn article(file: &File, markdown: &str, title: Option<String>, about: About) -> Article {
    let (front, body) = split_front_matter(markdown);
    let value = |field: Field| front_value(front, field.front_matter());
    let Rendered { heading, text } = render(body);
    let about = About {
        date: value(Field::Date).and_then(|text| date::parse(&text)),
        author: value(Field::Author),
        source: value(Field::Source),
        link: value(Field::Link).filter(|link| link.starts_with("http")),
        ..about
    };
    file.article(title.or_else(|| value(Field::Title)).or(heading), text, about)
}

/// Front matter is between two lines of `---` or `+++` at the beginning.
fn split_front_matter(markdown: &str) -> (&str, &str) {
    for fence in ["---", "+++"] {
        let Some(rest) = markdown
            .strip_prefix(fence)
            .filter(|rest| rest.starts_with(['\n', '\r']))
        else {
            continue;
        };
        let mut at = 0;
        for line in rest.split_inclusive('\n') {
            if line.trim_end() == fence {
                return (&rest[..at], &rest[at + line.len()..]);
            }
            at += line.len();
        }
    }
    ("", markdown)
}

/// The value of one of these keys: `key: value` or `key = "value"`, the first of a list.
fn front_value(front: &str, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        front.lines().find_map(|line| {
            let value = line
                .strip_prefix(name)?
                .trim_start()
                .strip_prefix([':', '='])?
                .trim();
            let value = value.trim_start_matches('[').trim_end_matches(']');
            let value = value.split(", ").next().unwrap_or_default();
            filled(value.trim_matches(['"', '\'']))
        })
    })
}

struct Rendered {
    /// The first heading, which is not in the text.
    heading: Option<String>,
    text: String,
}

/// Paragraphs, headings and list items as text; code and pictures are left out.
fn render(markdown: &str) -> Rendered {
    let syntax = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut rendered = Rendered {
        heading: None,
        text: String::new(),
    };
    let mut line = String::new();
    let mut left_out = 0_usize;
    for event in Parser::new_ext(markdown, syntax) {
        match &event {
            Event::Start(tag) if is_left_out(tag) => left_out += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::Image | TagEnd::FootnoteDefinition) => {
                left_out = left_out.saturating_sub(1);
            }
            _ if left_out > 0 => {}
            Event::Text(text) | Event::Code(text) => line.push_str(text),
            Event::SoftBreak | Event::HardBreak => line.push('\n'),
            Event::Html(html) | Event::InlineHtml(html) => line.push_str(&to_text(html)),
            Event::End(TagEnd::TableCell) => line.push(' '),
            Event::End(TagEnd::Heading(_)) if rendered.heading.is_none() && rendered.text.is_empty() => {
                rendered.heading = filled(&line);
                line.clear();
            }
            event => {
                if let Some(end) = line_end(event) {
                    rendered.end_line(&mut line, end);
                }
            }
        }
    }
    rendered.end_line(&mut line, "\n");
    rendered.text.truncate(rendered.text.trim_end().len());
    rendered
}

/// How a line ends where a block starts or ends, if it does.
fn line_end(event: &Event) -> Option<&'static str> {
    match event {
        Event::Start(Tag::Item | Tag::Paragraph | Tag::Heading { .. } | Tag::List(_))
        | Event::End(TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead) => Some("\n"),
        Event::End(
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::List(_) | TagEnd::Table | TagEnd::HtmlBlock,
        ) => Some("\n\n"),
        _ => None,
    }
}

impl Rendered {
    fn end_line(&mut self, line: &mut String, end: &str) {
        if line.contains(":::") || line.contains("[TOC]") || line.contains("[toc]") {
            *line = without_directives(line);
        }
        if !line.trim().is_empty() {
            self.text.push_str(line.trim());
            self.text.push_str(end);
        } else if end.len() > 1 && self.text.ends_with('\n') && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
        line.clear();
    }
}

/// Lines without those that tell programs to make a table of contents or a box.
fn without_directives(lines: &str) -> String {
    let is_directive = |line: &&str| {
        let line = line.trim();
        line.starts_with(":::") || line.eq_ignore_ascii_case("[toc]")
    };
    let kept: Vec<&str> = lines.lines().filter(|line| !is_directive(line)).collect();
    kept.join("\n")
}

fn is_left_out(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented)
            | Tag::Image { .. }
            | Tag::FootnoteDefinition(_)
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(markdown: &str) -> Article {
        article(&File::new("a.md"), markdown, None, About::default())
    }

    #[test]
    fn front_matter_is_read() {
        let article =
            read("---\ntitle: \"旧粮仓\"\ndate: 2024-03-18 09:12\nauthors: [林望舒, 何青]\n---\n\n正文。\n");
        assert_eq!(article.title.as_deref(), Some("旧粮仓"));
        assert_eq!(article.about.author.as_deref(), Some("林望舒"));
        assert_eq!(article.about.date.unwrap().to_string(), "2024-03-18T09:12:00");
        assert_eq!(article.text, "正文。");
        assert_eq!(
            read("+++\ntitle = '旧粮仓'\n+++\n文").title.as_deref(),
            Some("旧粮仓")
        );
    }

    #[test]
    fn markup_is_gone() {
        let table = [
            (
                "# 题\n\n一**二**[三](http://a)`四`。\n\n五。",
                "一二三四。\n\n五。",
            ),
            ("甲\n乙\n\n- 一\n- 二\n\n丙", "甲\n乙\n\n一\n二\n\n丙"),
            ("甲\n\n```\ncode\n```\n\n![图](a.png)\n\n乙", "甲\n\n乙"),
            ("> 引\n\n## 节\n\n文<br>字", "引\n\n节\n\n文字"),
            ("|a|b|\n|-|-|\n|1|2|\n\n文", "a b\n1 2\n\n文"),
            (
                "[TOC]\n\n甲\n\n:::tip\n乙\n:::\n\n写作 :::tip 的框",
                "甲\n\n乙\n\n写作 :::tip 的框",
            ),
            ("---\n没有结束", "没有结束"),
            ("", ""),
        ];
        for (markdown, text) in table {
            assert_eq!(read(markdown).text, text, "{markdown}");
        }
        assert_eq!(read("# 题\n\n文").title.as_deref(), Some("题"));
    }

    #[test]
    fn deep_and_long_markdown_is_read_in_time() {
        for part in ["> ", "- ", "[", "![", "*a ", "**a", "`", "<b>", "|", "a\n\n"] {
            read(&part.repeat(100_000));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_taken(markdown in "[-#>*`\\[\\]()!|甲 \n]{0,60}") {
            read(&markdown);
        }
    }
}
