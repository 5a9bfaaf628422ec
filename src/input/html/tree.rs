//! The tree of a page, where it is one that a person could have made.

use std::{
    borrow::Cow,
    cell::{Cell, Ref, RefCell},
    collections::HashMap,
    time::Instant,
};

use dom_query::{Document, NodeId, NodeRef};
use html5ever::{
    Attribute, ParseOpts, QualName, TokenizerResult,
    buffer_queue::BufferQueue,
    interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink},
    tendril::StrTendril,
    tokenizer::{Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts},
    tree_builder::{TreeBuilder, TreeBuilderOpts},
};

use super::{annotations, attributes::AttributeCount};

/// Pages beyond these limits are broken or hostile. First, their length.
const MOST_BYTES: usize = 16 << 20;

/// How deep elements may be nested: code that walks the tree recurses per level, and asks each element's ancestors.
const MOST_DEPTH: usize = 200;

/// How many elements a page of any length may have.
const MOST_ELEMENTS: usize = 200_000;

/// The shortest tag, `<b>`: a page with more elements than it has room for tags makes the parser multiply them: it
/// opens formatting that was never closed anew in each block. Short pages get some elements anyway.
const BYTES_PER_ELEMENT: usize = 3;
const ELEMENTS_OF_ANY_PAGE: usize = 1000;

/// How many attributes a tag may have: the parser compares each with all before it.
const MOST_ATTRIBUTES: usize = 256;

/// Longer values hold pictures and programs, which nobody here looks at.
const MOST_VALUE_BYTES: usize = 4096;

/// Longer texts are several nodes: writing one out as HTML looks through all that is left of it for each `&`.
const MOST_TEXT_BYTES: usize = 4096;

/// The parser gets no more at once, so that it can be stopped.
const MOST_PIECE_BYTES: usize = 2048;

/// The tree of a page; `None` where it would cost more than in proportion to the page's length, overflow a stack, or be
/// made past `deadline`.
pub(super) fn parse(html: &str, deadline: Option<Instant>) -> Option<Document> {
    if html.len() > MOST_BYTES {
        return None;
    }
    let options = TreeBuilderOpts {
        scripting_enabled: false,
        ..ParseOpts::default().tree_builder
    };
    let builder = Watched {
        builder: TreeBuilder::new(Limited::new(html.len()), options),
        has_emitted: Cell::new(false),
    };
    let tokenizer = Tokenizer::new(builder, TokenizerOpts::default());
    let input = BufferQueue::default();
    let mut attributes = AttributeCount::default();
    for piece in pieces(html) {
        input.push_back(StrTendril::from(piece));
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        let has_emitted = tokenizer.sink.has_emitted.take();
        if attributes.after(piece, has_emitted) > MOST_ATTRIBUTES
            || tokenizer.sink.builder.sink.is_exceeded.get()
            || deadline.is_some_and(|deadline| Instant::now() >= deadline)
        {
            return None;
        }
    }
    tokenizer.end();
    let Limited {
        document,
        is_exceeded,
        ..
    } = tokenizer.sink.builder.sink;
    if is_exceeded.get() || is_deeper_than(&document, MOST_DEPTH) {
        return None;
    }
    annotations::leave_out(&document);
    Some(document)
}

/// A text in short pieces that end after each `<`.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive('<')
        .flat_map(|piece| short(piece, MOST_PIECE_BYTES))
}

/// A text in pieces of at most this many bytes, cut between characters.
fn short(mut text: &str, most_bytes: usize) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let mut ends = (0..=most_bytes.min(text.len())).rev();
        let end = ends.find(|&end| text.is_char_boundary(end)).unwrap_or(0);
        let (piece, rest) = text.split_at(end);
        text = rest;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Whether a tree, which may have grown deeper where elements were moved, is too deep.
fn is_deeper_than(document: &Document, most: usize) -> bool {
    let (mut depth, mut at) = (0_usize, Some(document.root()));
    while let Some(node) = at {
        at = node.first_child();
        if at.is_some() {
            depth += 1;
        } else {
            at = next_after(node, &mut depth);
        }
        if depth > most {
            return true;
        }
    }
    false
}

/// The next node that is not in this one.
fn next_after<'d>(mut node: NodeRef<'d>, depth: &mut usize) -> Option<NodeRef<'d>> {
    loop {
        let next = node.next_sibling();
        if next.is_some() {
            return next;
        }
        node = node.parent()?;
        *depth = depth.saturating_sub(1);
    }
}

/// Notes whether the tokenizer has come to the end of a token.
struct Watched {
    builder: TreeBuilder<NodeId, Limited>,
    has_emitted: Cell<bool>,
}

impl TokenSink for Watched {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        if matches!(token, Token::ParseError(_)) {
            return TokenSinkResult::Continue;
        }
        self.has_emitted.set(true);
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// A document that notes when it outgrows the limits.
struct Limited {
    document: Document,
    elements_left: Cell<usize>,
    is_exceeded: Cell<bool>,
    /// The templates whose contents, trees of their own, are the keys.
    templates: RefCell<HashMap<NodeId, NodeId>>,
}

impl Limited {
    fn new(n_bytes: usize) -> Self {
        let n_elements = ELEMENTS_OF_ANY_PAGE + n_bytes / BYTES_PER_ELEMENT;
        Self {
            document: Document::default(),
            elements_left: Cell::new(n_elements.min(MOST_ELEMENTS)),
            is_exceeded: Cell::new(false),
            templates: RefCell::default(),
        }
    }

    fn count_element(&self) {
        match self.elements_left.get().checked_sub(1) {
            Some(left) => self.elements_left.set(left),
            None => self.is_exceeded.set(true),
        }
    }

    /// Something is put into or beside an element: how deep that is counts.
    fn check_depth(&self, at: NodeId) {
        let mut above = 0;
        let mut inside = Some(at);
        while let Some(at) = inside.filter(|_| above < MOST_DEPTH) {
            let mut top = at;
            for ancestor in self.document.tree.ancestor_ids_of_it(&at, Some(MOST_DEPTH)) {
                above += 1;
                top = ancestor;
            }
            inside = self.templates.borrow().get(&top).copied();
            above += usize::from(inside.is_some());
        }
        if above >= MOST_DEPTH {
            self.is_exceeded.set(true);
        }
    }

    /// Appends what is too long for a node as several.
    fn append_text(&self, parent: NodeId, text: StrTendril) {
        let tree = &self.document.tree;
        let length = tree
            .last_child_of(&parent)
            .map_or(0, |child| if child.is_text() { child.text().len() } else { 0 });
        if length + text.len() <= MOST_TEXT_BYTES {
            return self.document.append(&parent, NodeOrText::AppendText(text));
        }
        for part in short(&text, MOST_TEXT_BYTES) {
            let node = tree.new_text(part).id;
            tree.append_child_of(&parent, &node);
        }
    }
}

impl TreeSink for Limited {
    type Handle = NodeId;
    type Output = Self;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        self.document.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Self::ElemName<'a> {
        self.document.elem_name(target)
    }

    fn create_element(&self, name: QualName, mut attributes: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        self.count_element();
        attributes.retain(|attribute| attribute.value.len() <= MOST_VALUE_BYTES);
        let is_template = flags.template;
        let element = self.document.create_element(name, attributes, flags);
        if is_template {
            let contents = self.document.get_template_contents(&element);
            self.templates.borrow_mut().insert(contents, element);
        }
        element
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.document.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.document.create_pi(target, data)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        match child {
            NodeOrText::AppendText(text) => self.append_text(*parent, text),
            NodeOrText::AppendNode(_) => {
                self.check_depth(*parent);
                self.document.append(parent, child);
            }
        }
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        self.check_depth(*element);
        self.document
            .append_based_on_parent_node(element, previous, child);
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.document.append_doctype_to_document(name, public, system);
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.document.get_template_contents(target)
    }

    fn same_node(&self, a: &NodeId, b: &NodeId) -> bool {
        self.document.same_node(a, b)
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.document.set_quirks_mode(mode);
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        self.check_depth(*sibling);
        self.document.append_before_sibling(sibling, child);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        self.document.add_attrs_if_missing(target, attributes);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.document.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.document.reparent_children(node, new_parent);
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &NodeId) -> bool {
        self.document.is_mathml_annotation_xml_integration_point(handle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_and_what_is_struck_through_are_no_text() {
        let page = "<p>改造<del>120</del><ins>138</ins>公里，<s>9</s>10个村通车，\
                    <ruby>榆<rp>（</rp><rt>yú</rt><rp>）</rp></ruby>树坪是<strike>其二</strike>其一。";
        let text = |page: &str| parse(page, None).unwrap().text().to_string();
        assert_eq!(text(page), "改造138公里，10个村通车，榆树坪是其一。");
        let unclosed = format!("<p><s>旧价：{}", "云溪市的河。".repeat(60));
        assert!(text(&unclosed).ends_with("云溪市的河。"));
    }

    #[test]
    fn pages_that_would_cost_too_much_are_no_tree() {
        let n = 30_000;
        let distinct = |before: &str, after: &str| {
            (0..n)
                .map(|i| format!("{before}{i}{after}"))
                .collect::<Vec<_>>()
                .concat()
        };
        let table = [
            "<div>".repeat(n),
            // End tags that close nothing.
            "<div></x>".repeat(n),
            "</a><span class=\"comment\">".repeat(n),
            "<div></b></p></span>".repeat(n),
            "<table><tr><td>".repeat(n),
            "<svg><g></x>".repeat(n),
            "<template>".repeat(n),
            // What was not closed is repeated in each block.
            distinct("<b id=", "><p>"),
            distinct("<i class=", "></div><div>"),
            // Attributes, also of end tags and after what starts no tag.
            format!("<p {}>", distinct("a", " ")),
            format!("</p {}>", distinct("a", "=1 ")),
            format!("<p {}>", distinct("<a", " ")),
            format!("&am<p {}>", distinct("a", "/")),
            format!("<!-- <p x=' --><p {}>", distinct("a", "='<'")),
            format!("<script>'<p x=\"'</script><p {}>", distinct("a", "\n")),
        ];
        for html in table {
            assert!(parse(&html, None).is_none(), "{}", &html[..html.len().min(60)]);
        }
    }

    #[test]
    fn large_pages_are_trees() {
        let n = 5_000;
        let picture = "A+/8 ".repeat(n);
        let table = [
            "<p>".repeat(n),
            "<li><br>".repeat(n),
            "<p><b>甲</p>".repeat(20),
            "<div></div>".repeat(n),
            // In tables, what does not belong there is put before them.
            "<table><div>".repeat(n),
            format!("{}甲{}", "<div>".repeat(150), "</div>".repeat(150)).repeat(20),
            format!("<p><img src=\"data:image/png,{picture}\">甲"),
            format!("<p><img data-all='{}'>甲", "{\"a\": \"<b>\"}, ".repeat(n)),
            format!("<!-- {picture} < p {picture} -->"),
            format!("<script>if (a<b) {{ {picture} }}</script>"),
            format!("<title>a<b {picture}</title>"),
        ];
        for html in table {
            assert!(parse(&html, None).is_some(), "{}", &html[..html.len().min(60)]);
        }
    }

    #[test]
    fn the_text_is_all_there_in_short_nodes() {
        let line = "甲 & 乙&amp;\u{a0}".repeat(2_000);
        let document = parse(&format!("<p>{line}</p>"), None).unwrap();
        assert_eq!(*document.text(), line.replace("&amp;", "&"));
        let texts = document.root().descendants().into_iter().filter(NodeRef::is_text);
        assert!(
            texts
                .map(|node| node.text().len())
                .all(|length| length <= MOST_TEXT_BYTES)
        );
    }
}
