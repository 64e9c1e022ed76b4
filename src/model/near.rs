//! Names that may have been meant.

/// Those of `names` that are like `wanted` or contain it, the nearest first. Schemas, quotes and case
/// do not count.
pub fn near<'a>(wanted: &str, names: &'a [String]) -> Vec<&'a str> {
    let bare = |name: &str| name.rsplit('.').next().unwrap_or(name).trim_matches('"').to_lowercase();
    let wanted = bare(wanted);
    let allowed = (wanted.chars().count() / 3).max(1);
    let mut near: Vec<(usize, &str)> = names
        .iter()
        .filter_map(|name| {
            let other = bare(name);
            let distance = edit_distance(&wanted, &other);
            let inside = wanted.len() >= 3 && other.contains(&wanted);
            (distance <= allowed || inside).then_some((distance, name.as_str()))
        })
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().map(|(_, name)| name).collect()
}

/// Characters to change, add or take away to get from one to the other, counted up to the length of
/// the longer.
fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let replaced = before[j] + usize::from(x != *y);
            row.push(replaced.min(before[j + 1] + 1).min(row[j] + 1));
        }
        before = row;
    }
    before.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_near() {
        let names = ["s.orders", "s.order_lines", "s.\"Users\"", "s.t"].map(str::to_owned);
        assert_eq!(near("odrers", &names), ["s.orders"]);
        assert_eq!(near("public.order", &names), ["s.orders", "s.order_lines"]);
        assert_eq!(near("users", &names), ["s.\"Users\""]);
        assert!(near("nothing_like_it", &names).is_empty());
        assert_eq!(edit_distance("kitten", "sitting"), 3);
    }
}
