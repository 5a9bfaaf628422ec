//! 1, 16, 64 and 512 connections post articles to `zhaiyao serve` for 20 seconds each, in rounds, since other work on the
//! machine comes and goes: no answer but 200 and the documented 503, memory bounded, how long an answer takes beside what the
//! library call alone takes, and how many are answered for each that is with 16 connections (the median of the rounds).
//!
//!     cargo bench --bench serve [seconds] [rounds]

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::TcpStream,
    process::{Child, Command, ExitCode, Stdio},
    thread,
    time::{Duration, Instant},
};

use zhaiyao::{Engine, KeywordOptions, SummaryOptions};

const ARTICLES: [&str; 4] = [
    include_str!("../examples/news.txt"),
    include_str!("../examples/judgment.txt"),
    include_str!("../examples/meeting.txt"),
    include_str!("../examples/abstract.txt"),
];
const N_CONNECTIONS: [usize; 4] = [1, 16, 64, 512];
const SECONDS: u64 = 20;
const ROUNDS: u64 = 5;
/// What is taken for 1.
const BASE: usize = 16;
const N_LIBRARY_CALLS: usize = 400;
const LARGEST_MIB: u64 = 512;

/// The answers to one connection.
#[derive(Default)]
struct Answers {
    /// How long those took that were no refusals.
    times: Vec<Duration>,
    n_refused: usize,
    others: Vec<String>,
}

/// What came of all rounds with a number of connections.
#[derive(Default)]
struct Measured {
    times: Vec<Duration>,
    /// Answers in each round.
    answered: Vec<usize>,
    n_refused: usize,
    others: Vec<String>,
    largest_mib: u64,
}

fn main() -> ExitCode {
    let mut numbers = std::env::args().filter_map(|argument| argument.parse().ok());
    let seconds = numbers.next().unwrap_or(SECONDS);
    let rounds = numbers.next().unwrap_or(ROUNDS).max(1);
    let library = library_time();
    println!("library call, one at a time     {library:>10.2?} an article");
    let mut of_connections: [Measured; N_CONNECTIONS.len()] = Default::default();
    for _ in 0..rounds {
        for (n_connections, measured) in N_CONNECTIONS.into_iter().zip(&mut of_connections) {
            measured.measure(n_connections, Duration::from_secs(seconds) / rounds as u32);
        }
    }
    let base = N_CONNECTIONS.iter().position(|&n| n == BASE).unwrap_or_default();
    let base = of_connections[base].answered.clone();
    let mut is_well = true;
    for (n_connections, measured) in N_CONNECTIONS.into_iter().zip(&mut of_connections) {
        is_well &= measured.report(n_connections, seconds, &base, library);
    }
    if is_well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// How long the library takes for an article on average: what an answer needs at least.
fn library_time() -> Duration {
    let engine = Engine::new();
    let analyse = |text: &str| {
        let document = engine.analyze(text);
        (
            document.summary(&SummaryOptions::default()),
            document.keywords(&KeywordOptions::default()),
        )
    };
    // What a thread learns of words serves the articles after.
    (0..100).for_each(|index| drop(analyse(ARTICLES[index % ARTICLES.len()])));
    let started = Instant::now();
    (0..N_LIBRARY_CALLS)
        .for_each(|index| drop(std::hint::black_box(analyse(ARTICLES[index % ARTICLES.len()]))));
    started.elapsed() / N_LIBRARY_CALLS as u32
}

impl Measured {
    fn measure(&mut self, n_connections: usize, time: Duration) {
        let (mut server, address) = start();
        let end = Instant::now() + time;
        let n_before = self.times.len();
        thread::scope(|scope| {
            let poster = |index| {
                scope.spawn({
                    let address = &address;
                    move || post_until(end, address, index)
                })
            };
            let posters: Vec<_> = (0..n_connections).map(poster).collect();
            for poster in posters {
                match poster.join() {
                    Ok(Ok(answers)) => self.add(answers),
                    Ok(Err(error)) => self.others.push(error.to_string()),
                    Err(_) => self.others.push("a connection panicked".to_owned()),
                }
            }
        });
        self.answered.push(self.times.len() - n_before);
        self.largest_mib = self.largest_mib.max(largest_mib(server.id()));
        let _ = server.kill();
        let _ = server.wait();
    }

    fn add(&mut self, other: Answers) {
        self.times.extend(other.times);
        self.n_refused += other.n_refused;
        self.others.extend(other.others);
    }

    fn report(&mut self, n_connections: usize, seconds: u64, base: &[usize], library: Duration) -> bool {
        self.times.sort_unstable();
        let n = self.times.len();
        let at = |share: f64| {
            self.times
                .get((n as f64 * share) as usize)
                .copied()
                .unwrap_or_default()
        };
        let ratio = |time: Duration| time.as_secs_f64() / library.as_secs_f64();
        let mut of_base: Vec<f64> = self
            .answered
            .iter()
            .zip(base)
            .map(|(&own, &base)| own as f64 / base as f64)
            .collect();
        of_base.sort_by(f64::total_cmp);
        println!(
            "{n_connections:>3} connections: {} answers a second, {:.2} of {BASE} connections ({:.2?}), {} refused in all, median {:.2?} ({:.1} library calls), 99 % {:.2?} ({:.1}), largest {} MiB",
            n as u64 / seconds,
            of_base[of_base.len() / 2],
            of_base,
            self.n_refused,
            at(0.5),
            ratio(at(0.5)),
            at(0.99),
            ratio(at(0.99)),
            self.largest_mib,
        );
        for other in self.others.iter().take(5) {
            println!("  neither 200 nor 503: {other}");
        }
        n > 0 && self.others.is_empty() && self.largest_mib < LARGEST_MIB
    }
}

fn start() -> (Child, String) {
    let mut server = Command::new(env!("CARGO_BIN_EXE_zhaiyao"))
        .args(["serve", "--port", "0"])
        .stderr(Stdio::piped())
        .spawn()
        .expect("the server starts");
    let mut line = String::new();
    BufReader::new(server.stderr.take().expect("its messages"))
        .read_line(&mut line)
        .expect("its address");
    let address = line.split('/').nth(2).unwrap_or_default().to_owned();
    (server, address)
}

/// Posts one article after the other over one connection.
fn post_until(end: Instant, address: &str, first: usize) -> std::io::Result<Answers> {
    let mut answers = Answers::default();
    let mut writer = TcpStream::connect(address)?;
    writer.set_nodelay(true)?;
    let mut reader = BufReader::new(writer.try_clone()?);
    let mut index = first;
    while Instant::now() < end {
        let body = serde_json::json!({"id": index, "text": ARTICLES[index % ARTICLES.len()]}).to_string();
        let head = format!(
            "POST /api/analyze HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        let started = Instant::now();
        writer.write_all((head + &body).as_bytes())?;
        match answer(&mut reader)? {
            (200, body) if body.starts_with(&format!("{{\"id\":{index},")) => {
                answers.times.push(started.elapsed());
            }
            (503, _) => {
                answers.n_refused += 1;
                thread::sleep(Duration::from_millis(20));
            }
            (status, body) => answers.others.push(format!("{status}: {body:.100}")),
        }
        index += 1;
    }
    Ok(answers)
}

/// The next answer's status and body.
fn answer(reader: &mut impl BufRead) -> std::io::Result<(u16, String)> {
    let (mut status, mut length) = (0, 0);
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let line = line.trim_end();
        if let Some(rest) = line.strip_prefix("HTTP/1.1 ") {
            status = rest
                .get(..3)
                .and_then(|status| status.parse().ok())
                .unwrap_or_default();
        } else if let Some(value) = line.strip_prefix("content-length: ") {
            length = value.parse().unwrap_or_default();
        } else if line.is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    Ok((status, String::from_utf8_lossy(&body).into_owned()))
}

/// The most memory that a process ever had.
fn largest_mib(id: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kib.unwrap_or_default() / 1024
}
