//! Colours as people write them, and how well one can be read on another.

use std::fmt;

/// A colour in sRGB, each part from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Colour([f64; 3]);

/// A colour as the eye sees it: lightness, colourfulness, hue in degrees.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Oklch {
    pub(crate) lightness: f64,
    pub(crate) chroma: f64,
    pub(crate) hue: f64,
}

/// The names that people use without looking them up.
const NAMES: [(&str, u32); 20] = [
    ("black", 0x00_00_00),
    ("silver", 0xc0_c0_c0),
    ("gray", 0x80_80_80),
    ("grey", 0x80_80_80),
    ("white", 0xff_ff_ff),
    ("maroon", 0x80_00_00),
    ("red", 0xff_00_00),
    ("purple", 0x80_00_80),
    ("fuchsia", 0xff_00_ff),
    ("magenta", 0xff_00_ff),
    ("green", 0x00_80_00),
    ("lime", 0x00_ff_00),
    ("olive", 0x80_80_00),
    ("yellow", 0xff_ff_00),
    ("orange", 0xff_a5_00),
    ("navy", 0x00_00_80),
    ("blue", 0x00_00_ff),
    ("teal", 0x00_80_80),
    ("aqua", 0x00_ff_ff),
    ("cyan", 0x00_ff_ff),
];

impl Colour {
    /// Reads `#rgb`, `#rrggbb`, `rgb()`, `hsl()`, `oklch()` and the common names.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        if let Some(digits) = text.strip_prefix('#') {
            return hex(digits);
        }
        if let Some((_, value)) = NAMES.iter().find(|(name, _)| *name == text) {
            return hex(&format!("{value:06x}"));
        }
        let (function, rest) = text.split_once('(')?;
        let body = rest.strip_suffix(')')?;
        if body.contains('/') {
            return None;
        }
        let parts: Vec<&str> =
            body.split([',', ' ', '\t']).filter(|part| !part.is_empty()).collect();
        let [first, second, third] = parts.try_into().ok()?;
        match function {
            "rgb" => Some(Self([channel(first)?, channel(second)?, channel(third)?])),
            "hsl" => Some(hsl(degrees(first)?, part(second)?, part(third)?)),
            "oklch" => {
                let chroma =
                    if second.ends_with('%') { part(second)? * 0.4 } else { plain(second)? };
                Some(Oklch { lightness: part(first)?, chroma, hue: degrees(third)? }.colour())
            }
            _ => None,
        }
    }

    /// How much light it gives, as WCAG counts.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast of one colour on another, from 1 to 21.
    pub(crate) fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The nearest shade of it, lighter or darker, that reaches a contrast on a ground.
    pub(crate) fn legible_on(self, ground: Self, contrast: f64) -> Self {
        if self.contrast(ground) >= contrast {
            return self;
        }
        let own = self.oklch();
        let step = if ground.luminance() > 0.18 { -0.005 } else { 0.005 };
        let mut shade = own;
        while (0.0..=1.0).contains(&shade.lightness) {
            // As it will be written: rounding must not take back what was gained.
            let candidate = shade.colour().rounded();
            if candidate.contrast(ground) >= contrast {
                return candidate;
            }
            shade.lightness += step;
        }
        Self([if step < 0.0 { 0.0 } else { 1.0 }; 3])
    }

    fn rounded(self) -> Self {
        Self(self.0.map(|part| (part * 255.0).round() / 255.0))
    }

    fn oklch(self) -> Oklch {
        let [red, green, blue] = self.0.map(linear);
        let long =
            (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let medium =
            (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let short =
            (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        let lightness = 0.210_454_255_3 * long + 0.793_617_785_0 * medium - 0.004_072_046_8 * short;
        let a = 1.977_998_495_1 * long - 2.428_592_205_0 * medium + 0.450_593_709_9 * short;
        let b = 0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766_0 * short;
        Oklch { lightness, chroma: a.hypot(b), hue: b.atan2(a).to_degrees() }
    }
}

impl Oklch {
    /// The same colour on a screen, less colourful where a screen cannot show it.
    pub(crate) fn colour(self) -> Colour {
        let mut chroma = self.chroma;
        loop {
            let parts = self.linear(chroma);
            let shown = parts.iter().all(|part| (-0.001..=1.001).contains(part));
            if shown || chroma < 0.001 {
                return Colour(parts.map(|part| gamma(part.clamp(0.0, 1.0))));
            }
            chroma *= 0.995;
        }
    }

    fn linear(self, chroma: f64) -> [f64; 3] {
        let (sin, cos) = self.hue.to_radians().sin_cos();
        let (a, b) = (chroma * cos, chroma * sin);
        let long = (self.lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let medium = (self.lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let short = (self.lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        [
            4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701_0 * short,
        ]
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("#")?;
        for part in self.0 {
            write!(formatter, "{:02x}", byte(part))?;
        }
        Ok(())
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to a byte before"
)]
fn byte(part: f64) -> u8 {
    (part * 255.0).round().clamp(0.0, 255.0) as u8
}

fn linear(part: f64) -> f64 {
    if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

fn gamma(part: f64) -> f64 {
    if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 }
}

fn hex(digits: &str) -> Option<Colour> {
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let wide: String = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        6 => digits.to_owned(),
        _ => return None,
    };
    let mut parts = [0.0; 3];
    for (at, part) in parts.iter_mut().enumerate() {
        *part = f64::from(u8::from_str_radix(&wide[at * 2..at * 2 + 2], 16).ok()?) / 255.0;
    }
    Some(Colour(parts))
}

/// A number, or a percentage of 1.
fn part(text: &str) -> Option<f64> {
    let value = match text.strip_suffix('%') {
        Some(percent) => plain(percent)? / 100.0,
        None => plain(text)?,
    };
    (0.0..=1.0).contains(&value).then_some(value)
}

/// A channel of `rgb()`: of 255, or a percentage.
fn channel(text: &str) -> Option<f64> {
    match text.strip_suffix('%') {
        Some(_) => part(text),
        None => {
            plain(text).filter(|value| (0.0..=255.0).contains(value)).map(|value| value / 255.0)
        }
    }
}

fn degrees(text: &str) -> Option<f64> {
    plain(text.strip_suffix("deg").unwrap_or(text))
}

fn plain(text: &str) -> Option<f64> {
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

fn hsl(hue: f64, saturation: f64, lightness: f64) -> Colour {
    let spread = saturation * lightness.min(1.0 - lightness);
    let at = |offset: f64| {
        let turn = (offset + hue / 30.0).rem_euclid(12.0);
        lightness - spread * (turn - 3.0).min(9.0 - turn).clamp(-1.0, 1.0)
    };
    Colour([at(0.0), at(8.0), at(4.0)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        Colour::parse(text).map(|colour| colour.to_string()).unwrap_or_default()
    }

    #[test]
    fn one_colour_can_be_written_in_many_ways() {
        assert_eq!(written("#0B6E4F"), "#0b6e4f");
        assert_eq!(written("#fc0"), "#ffcc00");
        assert_eq!(written("rgb(11, 110, 79)"), "#0b6e4f");
        assert_eq!(written("rgb(100% 0% 0%)"), "#ff0000");
        assert_eq!(written("hsl(120deg 100% 25%)"), "#008000");
        assert_eq!(written("hsl(0, 0%, 100%)"), "#ffffff");
        assert_eq!(written("oklch(0.628 0.2577 29.23)"), "#ff0000");
        assert_eq!(written("Teal"), "#008080");
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for text in ["", "#12", "#12345g", "#é12", "rgb(1,2)", "rgb(300,0,0)", "greenish", "url(x)"]
        {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let (black, white) = (Colour([0.0; 3]), Colour([1.0; 3]));
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        assert!(
            (Colour::parse("#767676").map_or(0.0, |grey| grey.contrast(white)) - 4.54).abs() < 0.01
        );
    }

    #[test]
    fn every_colour_has_a_legible_shade_on_paper_by_day_and_by_night() {
        let paper = [Colour([0.98; 3]), Colour([0.08; 3])];
        for text in ["#ffcc00", "#00ff00", "#0000ff", "#fff", "#000", "#777777", "#ff69b4"] {
            let colour = Colour::parse(text).expect("a colour");
            for ground in paper {
                assert!(colour.legible_on(ground, 4.5).contrast(ground) >= 4.5, "{text}");
            }
        }
    }
}
