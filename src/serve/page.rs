use axum::{Router, http::header, routing::get};

use crate::view;

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// The page's files as they stand in the repository: no build step.
const FILES: [(&str, &str, &str); 12] = [
    ("/", HTML, include_str!("page/index.html")),
    ("/page.css", CSS, include_str!("page/page.css")),
    ("/app.js", JAVASCRIPT, include_str!("page/app.js")),
    ("/article.js", JAVASCRIPT, include_str!("page/article.js")),
    ("/dom.js", JAVASCRIPT, include_str!("page/dom.js")),
    ("/files.js", JAVASCRIPT, include_str!("page/files.js")),
    ("/graph.js", JAVASCRIPT, include_str!("page/graph.js")),
    ("/keywords.js", JAVASCRIPT, include_str!("page/keywords.js")),
    ("/server.js", JAVASCRIPT, include_str!("page/server.js")),
    ("/state.js", JAVASCRIPT, include_str!("page/state.js")),
    ("/summary.js", JAVASCRIPT, include_str!("page/summary.js")),
    ("/words.js", JAVASCRIPT, include_str!("page/words.js")),
];

pub(super) fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let mut router = Router::new().route(
        "/view.css",
        get(async || ([(header::CONTENT_TYPE, CSS)], view_style())),
    );
    for (path, kind, content) in FILES {
        router = router.route(
            path,
            get(move || async move { ([(header::CONTENT_TYPE, kind)], content) }),
        );
    }
    router
}

/// How the pieces look that the report has, too.
fn view_style() -> String {
    format!("{}\n{}", view::STYLE, view::hover_rules())
}
