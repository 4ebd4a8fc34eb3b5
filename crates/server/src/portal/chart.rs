//! A small chart, drawn here: units in use over time as a line with steps, under the line of what there is. (L-27)

/// Width and height of a chart in its own units.
pub(super) const WIDTH: u64 = 260;
pub(super) const HEIGHT: u64 = 48;

/// A chart as the page draws it.
pub(super) struct Chart {
    /// The outline of what was in use.
    pub line: String,
    /// The same, closed to the ground.
    pub area: String,
    /// How far down the line of what there is lies.
    pub total: String,
}

impl Chart {
    /// Draws `used`, evenly spaced in time, under `total`.
    pub(super) fn of(used: &[u64], total: u64) -> Self {
        let top = used.iter().copied().max().unwrap_or(0).max(total).max(1);
        let down = |units: u64| decimal(u128::from(top - units.min(top)) * u128::from(HEIGHT) * 100 / u128::from(top));
        let across = |index: usize| {
            let steps = used.len().saturating_sub(1).max(1) as u128;
            decimal(index as u128 * u128::from(WIDTH) * 100 / steps)
        };
        let mut line = String::new();
        for (index, units) in used.iter().enumerate() {
            line += &if index == 0 {
                format!("M0 {}", down(*units))
            } else {
                format!("H{}V{}", across(index), down(*units))
            };
        }
        let area = if line.is_empty() { String::new() } else { format!("{line}V{HEIGHT}H0Z") };
        Self { line, area, total: down(total) }
    }
}

/// Hundredths with a point.
fn decimal(hundredths: u128) -> String {
    match (hundredths / 100, hundredths % 100) {
        (whole, 0) => whole.to_string(),
        (whole, part) => format!("{whole}.{part:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_27_a_chart_steps_where_use_changes_and_stays_within_its_frame() {
        let chart = Chart::of(&[0, 10, 10, 5, 20], 20);
        assert_eq!(chart.line, "M0 48H65V24H130V24H195V36H260V0");
        assert_eq!((chart.total.as_str(), chart.area.ends_with("V48H0Z")), ("0", true));
        // More in use than there is: the frame grows.
        assert_eq!(Chart::of(&[30], 20).total, "16");
        assert_eq!(Chart::of(&[0, 0], 0).line, "M0 48H260V48");
        assert_eq!(Chart::of(&[], 5).area, "");
    }
}
