//! Links that are relative to a feed's address.

/// `link` as it is meant where `base` is the address of what it stands in.
pub(super) fn absolute(base: Option<&str>, link: String) -> String {
    let Some(base) = base.filter(|base| base.starts_with("http")) else {
        return link;
    };
    let Some((scheme, rest)) = base.split_once("://") else {
        return link;
    };
    let has_scheme = link.split_once(':').is_some_and(|(scheme, _)| {
        scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    });
    if has_scheme || link.is_empty() {
        return link;
    }
    if let Some(rest) = link.strip_prefix("//") {
        return format!("{scheme}://{rest}");
    }
    let host_end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(host_end);
    if link.starts_with('/') {
        return format!("{scheme}://{host}{link}");
    }
    let path = &path[..path.find(['?', '#']).unwrap_or(path.len())];
    if link.starts_with(['?', '#']) {
        return format!("{scheme}://{host}{path}{link}");
    }
    let mut folders: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    if !path.ends_with('/') {
        folders.pop();
    }
    let mut link = link.as_str();
    loop {
        if let Some(rest) = link.strip_prefix("../") {
            folders.pop();
            link = rest;
        } else if let Some(rest) = link.strip_prefix("./") {
            link = rest;
        } else {
            break;
        }
    }
    folders.push(link);
    format!("{scheme}://{host}/{}", folders.join("/"))
}

/// `html` with the links of its elements made absolute.
pub(super) fn absolute_within(base: Option<&str>, html: &str) -> String {
    const LINKS: [&str; 3] = [" href", " src", " poster"];
    let mut out = String::with_capacity(html.len());
    let mut done = 0;
    while let Some(found) = html[done..].find(['"', '\'']) {
        let at = done + found;
        let before = &html[..at];
        let name = before.trim_end().strip_suffix('=').map(str::trim_end);
        let is_link = name.is_some_and(|name| LINKS.iter().any(|link| ends_with_ignoring_case(name, link)))
            && before.rfind('<') > before.rfind('>');
        let end = html[at + 1..].find(&html[at..=at]).filter(|_| is_link);
        out.push_str(&html[done..=at]);
        done = at + 1;
        if let Some(length) = end {
            out.push_str(&absolute(base, html[done..done + length].trim().to_owned()));
            done += length;
            out.push_str(&html[done..=done]);
            done += 1;
        }
    }
    out + &html[done..]
}

fn ends_with_ignoring_case(text: &str, end: &str) -> bool {
    let at = text.len().checked_sub(end.len());
    at.and_then(|at| text.get(at..))
        .is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_within_content_are_made_absolute() {
        let content = "<p>见 href=\"1\"，<a class='x' HREF = '/k'>详\"情</a><img alt=\"a\" src=\"i/1.png\"><a href=\"http://c.cn/\">c";
        let expected = "<p>见 href=\"1\"，<a class='x' HREF = 'https://a.cn/k'>详\"情</a><img alt=\"a\" \
                        src=\"https://a.cn/b/i/1.png\"><a href=\"http://c.cn/\">c";
        assert_eq!(absolute_within(Some("https://a.cn/b/"), content), expected);
        assert_eq!(absolute_within(None, content), content);
    }

    #[test]
    fn links_are_what_they_are_relative_to() {
        let table = [
            ("https://a.cn/feed/x.xml", "/1.html", "https://a.cn/1.html"),
            (
                "https://a.cn/feed/x.xml",
                "1.html?a=b:c",
                "https://a.cn/feed/1.html?a=b:c",
            ),
            ("https://a.cn/feed/", "../1.html", "https://a.cn/1.html"),
            ("https://a.cn", "1.html", "https://a.cn/1.html"),
            ("https://a.cn?x=1", "./1", "https://a.cn/1"),
            ("https://a.cn/b", "//c.cn/1", "https://c.cn/1"),
            ("https://a.cn/b?x", "?id=1", "https://a.cn/b?id=1"),
            ("https://a.cn/b", "http://c.cn/1", "http://c.cn/1"),
            ("https://a.cn/b", "tag:1", "tag:1"),
            ("/b", "1", "1"),
            ("https://a.cn/b", "", ""),
        ];
        for (base, link, expected) in table {
            assert_eq!(absolute(Some(base), link.to_owned()), expected, "{base} {link}");
        }
        assert_eq!(absolute(None, "/1".to_owned()), "/1");
    }
}
