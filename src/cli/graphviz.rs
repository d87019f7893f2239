//! Graphviz, where it is installed and asked for: `dot`, fed through its standard input, never waited for longer than a
//! minute.

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::output::Failure;

/// Longest time that `dot` may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// Has `dot` draw a DOT text in the given format (`svg`, `png`, `pdf`), pixels at `dpi` to the inch.
pub fn draw(dot: &str, format: &str, dpi: Option<u16>) -> Result<Vec<u8>, Failure> {
    let mut child = Command::new("dot")
        .arg(format!("-T{format}"))
        .args(dpi.map(|dpi| format!("-Gdpi={dpi}")))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| {
            Failure::new(format!("Graphviz's `dot` could not be started: {error}"))
                .help("install Graphviz, or leave --engine out: Catena draws by itself")
        })?;
    let text = dot.to_owned();
    let mut input = child.stdin.take();
    let feeding = thread::spawn(move || input.take().map(|mut input| input.write_all(text.as_bytes())));
    let drain = |stream: Option<Box<dyn Read + Send>>| {
        thread::spawn(move || {
            let mut bytes = Vec::new();
            if let Some(mut stream) = stream {
                let _ = stream.read_to_end(&mut bytes);
            }
            bytes
        })
    };
    let drawn = drain(child.stdout.take().map(|stream| Box::new(stream) as _));
    let complaints = drain(child.stderr.take().map(|stream| Box::new(stream) as _));
    let start = Instant::now();
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) if start.elapsed() < PATIENCE => thread::sleep(Duration::from_millis(20)),
            Ok(None) => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(Failure::new("Graphviz took longer than a minute and was stopped")
                    .help("narrow the map with --where, or leave --engine out: Catena draws by itself"));
            }
            Err(error) => return Err(Failure::new(format!("Graphviz's `dot` was lost: {error}"))),
        }
    };
    let _ = feeding.join();
    let bytes = drawn.join().unwrap_or_default();
    let complaints = String::from_utf8_lossy(&complaints.join().unwrap_or_default()).trim().to_owned();
    if status.success() && !bytes.is_empty() {
        return Ok(bytes);
    }
    let said = complaints.lines().next().unwrap_or("it said nothing").to_owned();
    Err(Failure::new(format!("Graphviz's `dot` failed: {said}")).help("leave --engine out: Catena draws by itself"))
}
