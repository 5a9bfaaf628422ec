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

#[cfg(test)]
mod tests {
    use super::*;

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
