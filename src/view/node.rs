use std::{borrow::Cow, fmt::Write};

use serde::{Serialize, Serializer, ser::SerializeSeq};

/// A piece of a page: text, or an element with its children.
///
/// It is written as HTML into a report, and as JSON for the page to build with the DOM: either way what comes from an
/// article is text, never markup.
#[derive(Clone, Debug)]
pub(crate) enum Node<'a> {
    Text(Cow<'a, str>),
    Element(Element<'a>),
}

#[derive(Clone, Debug)]
pub(crate) struct Element<'a> {
    tag: &'static str,
    attributes: Vec<(&'static str, Cow<'a, str>)>,
    children: Vec<Node<'a>>,
}

impl<'a> Element<'a> {
    pub(crate) fn new(tag: &'static str) -> Self {
        Self {
            tag,
            attributes: Vec::new(),
            children: Vec::new(),
        }
    }

    pub(crate) fn class(self, class: impl Into<Cow<'a, str>>) -> Self {
        self.with("class", class)
    }

    pub(crate) fn with(mut self, attribute: &'static str, value: impl Into<Cow<'a, str>>) -> Self {
        self.attributes.push((attribute, value.into()));
        self
    }

    pub(crate) fn text(self, text: impl Into<Cow<'a, str>>) -> Self {
        self.child(Node::Text(text.into()))
    }

    pub(crate) fn child(mut self, child: impl Into<Node<'a>>) -> Self {
        self.children.push(child.into());
        self
    }

    pub(crate) fn children<N: Into<Node<'a>>>(mut self, children: impl IntoIterator<Item = N>) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }
}

impl<'a> From<Element<'a>> for Node<'a> {
    fn from(element: Element<'a>) -> Self {
        Self::Element(element)
    }
}

impl Node<'_> {
    /// Appends the node as HTML.
    pub(crate) fn write_html(&self, html: &mut String) {
        match self {
            Self::Text(text) => push_escaped(html, text),
            Self::Element(element) => element.write_html(html),
        }
    }
}

impl Element<'_> {
    fn write_html(&self, html: &mut String) {
        html.push('<');
        html.push_str(self.tag);
        for (name, value) in &self.attributes {
            // Writing to a string cannot fail.
            let _ = write!(html, " {name}=\"");
            push_escaped(html, value);
            html.push('"');
        }
        html.push('>');
        self.children.iter().for_each(|child| child.write_html(html));
        let _ = write!(html, "</{}>", self.tag);
    }
}

/// Text that is text wherever it stands: between tags and in quoted attributes.
fn push_escaped(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            // Not allowed in HTML, in no spelling.
            '\0' => html.push('\u{fffd}'),
            _ => html.push(c),
        }
    }
}

/// `"text"`, or `["tag", {"attribute": "value"}, child, …]`.
impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Element(Element {
                tag,
                attributes,
                children,
            }) => {
                let mut seq = serializer.serialize_seq(Some(children.len() + 2))?;
                seq.serialize_element(tag)?;
                seq.serialize_element(&Attributes(attributes))?;
                children
                    .iter()
                    .try_for_each(|child| seq.serialize_element(child))?;
                seq.end()
            }
        }
    }
}

struct Attributes<'n, 'a>(&'n [(&'static str, Cow<'a, str>)]);

impl Serialize for Attributes<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(node: impl Into<Node<'static>>) -> String {
        let mut html = String::new();
        node.into().write_html(&mut html);
        html
    }

    #[test]
    fn text_is_text_in_both_spellings() {
        let hostile = "</p><script>alert('1')</script>&amp;\" onclick=\"x\0";
        let element = Element::new("p").with("title", hostile).text(hostile);
        assert_eq!(
            serde_json::to_value(Node::from(element.clone())).unwrap(),
            serde_json::json!(["p", {"title": hostile}, hostile])
        );
        let escaped = "&lt;/p&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;&quot; onclick=&quot;x\u{fffd}";
        assert_eq!(html(element), format!("<p title=\"{escaped}\">{escaped}</p>"));
    }

    #[test]
    fn elements_nest() {
        let list = Element::new("ul")
            .class("a")
            .children([Element::new("li").text("一"), Element::new("li")]);
        assert_eq!(html(list), "<ul class=\"a\"><li>一</li><li></li></ul>");
    }
}
