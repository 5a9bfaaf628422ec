use super::Element;

/// A score from 0 to 1 as a bar. Its length is an attribute: a strict content security policy forbids inline style.
pub(crate) fn bar(score: f64) -> Element<'static> {
    let width = format!("{:.1}", score.clamp(0.0, 1.0) * 100.0);
    Element::new("svg")
        .class("bar")
        .with("viewBox", "0 0 100 6")
        .with("preserveAspectRatio", "none")
        .with("aria-hidden", "true")
        .child(
            Element::new("rect")
                .class("rail")
                .with("width", "100")
                .with("height", "6"),
        )
        .child(Element::new("rect").with("width", width).with("height", "6"))
}
