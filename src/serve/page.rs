use axum::{Router, http::header, routing::get};

use crate::{output, view};

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// The page's files as they stand in the repository: no build step.
const FILES: [(&str, &str, &str); 40] = [
    ("/", HTML, include_str!("page/index.html")),
    ("/page.css", CSS, include_str!("page/page.css")),
    ("/article.css", CSS, include_str!("page/article.css")),
    ("/lists.css", CSS, include_str!("page/lists.css")),
    ("/layout.css", CSS, include_str!("page/layout.css")),
    ("/alerts.js", JAVASCRIPT, include_str!("page/alerts.js")),
    ("/answers.js", JAVASCRIPT, include_str!("page/answers.js")),
    ("/app.js", JAVASCRIPT, include_str!("page/app.js")),
    ("/article.js", JAVASCRIPT, include_str!("page/article.js")),
    ("/changes.js", JAVASCRIPT, include_str!("page/changes.js")),
    ("/clipboard.js", JAVASCRIPT, include_str!("page/clipboard.js")),
    ("/copying.js", JAVASCRIPT, include_str!("page/copying.js")),
    ("/database.js", JAVASCRIPT, include_str!("page/database.js")),
    ("/desk.js", JAVASCRIPT, include_str!("page/desk.js")),
    ("/docx.js", JAVASCRIPT, include_str!("page/docx.js")),
    ("/download.js", JAVASCRIPT, include_str!("page/download.js")),
    ("/dom.js", JAVASCRIPT, include_str!("page/dom.js")),
    ("/export.js", JAVASCRIPT, include_str!("page/export.js")),
    ("/files.js", JAVASCRIPT, include_str!("page/files.js")),
    ("/graph.js", JAVASCRIPT, include_str!("page/graph.js")),
    ("/house.js", JAVASCRIPT, include_str!("page/house.js")),
    ("/keywords.js", JAVASCRIPT, include_str!("page/keywords.js")),
    ("/locks.js", JAVASCRIPT, include_str!("page/locks.js")),
    ("/paste.js", JAVASCRIPT, include_str!("page/paste.js")),
    ("/phrases.js", JAVASCRIPT, include_str!("page/phrases.js")),
    ("/report.js", JAVASCRIPT, include_str!("page/report.js")),
    ("/saved.js", JAVASCRIPT, include_str!("page/saved.js")),
    ("/server.js", JAVASCRIPT, include_str!("page/server.js")),
    ("/settings.js", JAVASCRIPT, include_str!("page/settings.js")),
    ("/shortcuts.js", JAVASCRIPT, include_str!("page/shortcuts.js")),
    ("/stack.js", JAVASCRIPT, include_str!("page/stack.js")),
    ("/state.js", JAVASCRIPT, include_str!("page/state.js")),
    ("/steps.js", JAVASCRIPT, include_str!("page/steps.js")),
    ("/store.js", JAVASCRIPT, include_str!("page/store.js")),
    ("/style.js", JAVASCRIPT, include_str!("page/style.js")),
    ("/summary.js", JAVASCRIPT, include_str!("page/summary.js")),
    ("/templates.js", JAVASCRIPT, include_str!("page/templates.js")),
    ("/terms.js", JAVASCRIPT, include_str!("page/terms.js")),
    ("/words.js", JAVASCRIPT, include_str!("page/words.js")),
    ("/zip.js", JAVASCRIPT, include_str!("page/zip.js")),
];

pub(super) fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let mut router = Router::new()
        .route(
            "/view.css",
            get(async || ([(header::CONTENT_TYPE, CSS)], view_style())),
        )
        .route(
            "/report.css",
            get(async || ([(header::CONTENT_TYPE, CSS)], output::report_style())),
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
