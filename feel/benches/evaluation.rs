//! Nanoseconds that typical expressions take, with warm caches: `cargo bench -p feel`.

use std::hint::black_box;
use std::time::Instant;

use feel::{Context, Environment, Expression, Names, Value, Zone};

const CASES: [(&str, &str); 10] = [
    ("condition", "amount > 100 and status = \"new\""),
    ("comparison", "amount > 100"),
    ("arithmetic", "(amount * 1.19 - 5) / 3"),
    ("path", "order.customer.name = \"Ann\""),
    ("filter", "items[price > 10].price"),
    ("aggregate", "sum(items.price)"),
    (
        "if and function",
        "if contains(status, \"e\") then upper case(status) else \"\"",
    ),
    ("iteration", "for item in items return item.price * 2"),
    ("date", "date(\"2026-01-31\") + duration(\"P1M\")"),
    ("matches", "matches(status, \"^n[a-z]+$\")"),
];

const SCOPE: &str = r#"{"amount": 150.50, "status": "new", "order": {"customer": {"name": "Ann"}},
    "items": [{"price": 5}, {"price": 15.5}, {"price": 25}, {"price": 8}, {"price": 12}]}"#;

fn nanoseconds<T>(mut work: impl FnMut() -> T) -> f64 {
    const ROUNDS: u32 = 20_000;
    let mut best = f64::INFINITY;
    for _ in 0..10 {
        let start = Instant::now();
        (0..ROUNDS).for_each(|_| drop(black_box(work())));
        best = best.min(start.elapsed().as_secs_f64() * 1e9 / f64::from(ROUNDS));
    }
    best
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let scope = Context::from_json(SCOPE)?;
    let environment =
        Environment::at(1_774_780_200_000_000_000, Zone::UTC).ok_or("not in the calendar")?;
    println!("{:<18}{:>12}{:>12}", "ns", "parse", "evaluate");
    for (name, text) in CASES {
        let expression = Expression::parse(text, &Names::default())?;
        let parse = nanoseconds(|| Expression::parse(black_box(text), &Names::default()));
        let evaluate = nanoseconds(|| expression.evaluate(black_box(&scope), &environment));
        println!("{name:<18}{parse:>12.0}{evaluate:>12.0}");
    }
    let read = nanoseconds(|| Context::from_json(black_box(SCOPE)));
    let write = nanoseconds(|| black_box(&scope).to_json());
    println!(
        "{:<18}{read:>12.0}{write:>12.0}  (read, write)",
        "JSON, 180 bytes"
    );
    println!("a value has {} bytes", size_of::<Value>());
    Ok(())
}
