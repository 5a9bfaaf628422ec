# The command alone, static, on nothing. By default the page for editors:
#   docker build -t zhaiyao . && docker run --rm -p 127.0.0.1:8642:8642 zhaiyao
#   docker run --rm -i zhaiyao summarize -c 120 < article.txt
# Any Rust from the rust-version of Cargo.toml on would do; a fixed one makes the same binary from the same source.
FROM rust:1.95-alpine3.22 AS build
WORKDIR /build
COPY . .
RUN cargo build --release --locked --bin zhaiyao

FROM scratch
COPY --from=build /build/target/release/zhaiyao /zhaiyao
COPY NOTICE THIRD-PARTY.txt LICENSE-MIT LICENSE-APACHE /
USER 65534:65534
EXPOSE 8642
HEALTHCHECK --interval=30s --timeout=6s --start-period=2s CMD ["/zhaiyao", "serve", "--check"]
ENTRYPOINT ["/zhaiyao"]
# Within the container every address; who may reach it, -p decides.
CMD ["serve", "--host", "0.0.0.0"]
