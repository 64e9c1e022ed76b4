//! Numbers and tables for people.

/// Bytes in a unit of three or four digits: `1.4 GB`, powers of 1000.
pub fn bytes(n: u64) -> String {
    const UNITS: [&str; 6] = ["B", "kB", "MB", "GB", "TB", "PB"];
    let mut value = n as f64;
    let mut unit = 0;
    while value >= 999.5 && unit + 1 < UNITS.len() {
        value /= 1000.0;
        unit += 1;
    }
    if unit == 0 {
        format!("{n} B")
    } else if value < 9.995 {
        format!("{value:.2} {}", UNITS[unit])
    } else {
        format!("{value:.1} {}", UNITS[unit])
    }
}

/// A count with its thousands apart: `12 345`.
pub fn count(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

/// Text that cannot move the cursor or hide anything: control characters are escaped, and those that
/// turn the direction of writing, break lines or have no width.
pub fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() || is_invisible(c) { out.extend(c.escape_default()) } else { out.push(c) }
    }
    out
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Lines that cannot do so either, for a terminal: only line breaks and tabs stay as they are.
pub fn printable_lines(text: &[u8]) -> String {
    String::from_utf8_lossy(text).split_inclusive(['\n', '\t']).fold(String::new(), |mut out, piece| {
        let (text, end) = piece.split_at(piece.trim_end_matches(['\n', '\t']).len());
        out.extend([&*printable(text), end]);
        out
    })
}

/// Columns that the text takes on a terminal.
pub fn width(text: &str) -> usize {
    console::measure_text_width(text)
}

/// The text, with an ellipsis where it is wider than `columns`: the end of a path says most.
pub fn shortened(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let (head, keep) =
        text.split_once(' ').map_or((String::new(), columns), |(head, _)| (format!("{head} "), columns.saturating_sub(width(head) + 1)));
    let mut tail: Vec<char> = Vec::new();
    let mut used = 1;
    for c in text.chars().rev() {
        used += width(c.encode_utf8(&mut [0; 4]));
        if used > keep {
            break;
        }
        tail.push(c);
    }
    format!("{head}…{}", tail.iter().rev().collect::<String>())
}

/// Cells in columns that fill a page of 80, from top to bottom, each line indented by two.
pub fn in_columns(cells: &[(String, String)]) -> String {
    const PAGE: usize = 80;
    let left = cells.iter().map(|(left, _)| width(left)).max().unwrap_or(0);
    let right = cells.iter().map(|(_, right)| width(right)).max().unwrap_or(0);
    let columns = (PAGE / (left + right + 4).max(1)).clamp(1, cells.len().div_ceil(8).max(1));
    let height = cells.len().div_ceil(columns);
    let mut out = String::new();
    for row in 0..height {
        for (name, number) in cells.iter().skip(row).step_by(height) {
            let pad = " ".repeat(left - width(name) + right - width(number));
            out.extend(["  ", name, "  ", &pad, number]);
        }
        out.push('\n');
    }
    out
}

/// How a column of a table lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// To the left.
    Left,
    /// To the right.
    Right,
}

/// Rows in columns that line up, two blanks apart, each line indented by two.
pub fn table(columns: &[(&str, Align)], rows: &[Vec<String>]) -> String {
    let widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(i, (head, _))| rows.iter().filter_map(|row| row.get(i)).map(|cell| width(cell)).chain([width(head)]).max().unwrap_or(0))
        .collect();
    let mut out = String::new();
    let mut line = |cells: &mut dyn Iterator<Item = &str>| {
        let mut text = String::new();
        for (i, cell) in cells.enumerate() {
            let pad = " ".repeat(widths[i] - width(cell));
            text.push_str("  ");
            match columns[i].1 {
                Align::Left => text.extend([cell, &pad]),
                Align::Right => text.extend([&pad, cell]),
            }
        }
        out.push_str(text.trim_end());
        out.push('\n');
    };
    line(&mut columns.iter().map(|(head, _)| *head));
    for row in rows {
        line(&mut row.iter().map(String::as_str));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_for_people() {
        assert_eq!(bytes(999), "999 B");
        assert_eq!(bytes(1_440_000_000), "1.44 GB");
        assert_eq!(bytes(25_300), "25.3 kB");
        assert_eq!(count(1234567), "1 234 567");
        assert_eq!(printable("a\x1b[2Jb"), "a\\u{1b}[2Jb");
        assert_eq!(printable("a\u{202e}b\u{2028}☃"), "a\\u{202e}b\\u{2028}☃");
        assert_eq!(printable_lines(b"\ta\x1bb\n\nc"), "\ta\\u{1b}b\n\nc");
    }

    #[test]
    fn long_names_keep_their_ends() {
        assert_eq!(shortened("reading short", 32), "reading short");
        assert_eq!(shortened("reading /a/very/long/path/backup.dump", 20), "reading …backup.dump");
    }

    #[test]
    fn many_cells_share_lines() {
        let cells: Vec<_> = (1..=20).map(|i| (format!("KIND {i}"), (i * i).to_string())).collect();
        let page = in_columns(&cells);
        assert_eq!(page.lines().count(), 7);
        assert!(page.starts_with("  KIND 1     1  KIND 8    64  KIND 15  225\n"), "{page}");
        assert_eq!(in_columns(&cells[..2]), "  KIND 1  1\n  KIND 2  4\n");
    }

    #[test]
    fn columns_line_up() {
        let rows = [vec!["a".to_owned(), "10".to_owned()], vec!["long".to_owned(), "7".to_owned()]];
        assert_eq!(table(&[("name", Align::Left), ("n", Align::Right)], &rows), "  name   n\n  a     10\n  long   7\n");
    }
}
