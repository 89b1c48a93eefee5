//! The codes of all problems. Codes and severities are a contract with editors and CI.

use std::fmt;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It keeps the playbook from being published.
    Error,
    /// It should be looked at.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

macro_rules! codes {
    ($($severity:ident: $($variant:ident $name:literal $doc:literal,)*;)*) => {
        /// What kind of problem it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc] $variant,)*)*
        }

        impl Code {
            /// All codes.
            pub const ALL: &[Self] = &[$($(Self::$variant,)*)*];

            /// Its name, as programs and authors see it.
            pub fn name(self) -> &'static str {
                match self { $($(Self::$variant => $name,)*)* }
            }

            /// How bad it usually is.
            pub fn severity(self) -> Severity {
                match self { $($(Self::$variant => Severity::$severity,)*)* }
            }
        }
    };
}

codes! {
    Error:
        YamlSyntax "yaml-syntax" "The file is not one document of well-formed YAML.",
        UnknownField "unknown-field" "A key that does not exist here.",
        MissingField "missing-field" "A key that must be there is not.",
        WrongType "wrong-type" "A value of another shape than its key takes.",
        DuplicateKey "duplicate-key" "One mapping has a key twice.",
        DuplicateId "duplicate-id" "Two things of one kind have one id.",
        BadId "bad-id" "A name that cannot be an id.",
        UnknownRole "unknown-role" "No role has this id.",
        UnknownValue "unknown-value" "No value has this id.",
        UnknownBoundary "unknown-boundary" "No boundary that can be decided has this id.",
        UnknownExample "unknown-example" "No example has this id.",
        UnknownPage "unknown-page" "No page has this id.",
        UnknownFact "unknown-fact" "The boundary has no such fact.",
        UnknownOption "unknown-option" "The choice has no such option.",
        UnknownTemplate "unknown-template" "There is no such organisation to extend.",
        UnknownQuestion "unknown-question" "No question has this id.",
        UnknownPeriod "unknown-period" "No limit of the boundary runs over this period, or it is most probably another one, misspelt.",
        UnknownClause "unknown-clause" "No clause below a fork has the id that it changes or removes.",
        MisplacedKey "misplaced-key" "A key where it has no meaning.",
        MissingAnswer "missing-answer" "A question has neither answer nor default.",
        BadAnswer "bad-answer" "An answer or a default is not of the question's type.",
        ExtendsCycle "extends-cycle" "Organisations extend each other in a circle.",
        ReportsToCycle "reports-to-cycle" "Roles report to each other in a circle.",
        BadAmount "bad-amount" "An amount, limit or number that cannot be read with certainty.",
        BadTest "bad-test" "A test that cannot be read, or is not one for its fact.",
        MixedCurrency "mixed-currency" "One boundary uses two currencies.",
        FactConflict "fact-conflict" "Two declarations of one fact.",
        WrongVerdict "wrong-verdict" "A boundary decides otherwise than an example says.",
        UndecidedExample "undecided-example" "An example leaves out a fact that matters.",
        TooComplex "too-complex" "A boundary has too many situations to tell apart.",
        RewordedGuard "reworded-guard" "A fork words a question of a guarded boundary otherwise.",
        TranslationChangesRule "translation-changes-rule" "A translation sets more than words.",
        TranslationShape "translation-shape" "A translation does not fit beside its original.",
        UnknownLanguage "unknown-language" "A language that the playbook does not list.",
        LoosenedBoundary "loosened-boundary" "A fork gives more room than its template allows.",
        BrokenLink "broken-link" "A link leads nowhere.",
        MissingAsset "missing-asset" "A file that is named is not there.",
        UnsafePath "unsafe-path" "A path leads out of the content.",
        TemplateError "template-error" "A template of the theme fails.",
        BadTheme "bad-theme" "The theme, or a setting of it, cannot be used.",
        NotText "not-text" "A file that cannot be read as text.",;
    Warning:
        BesideGuard "beside-guard" "A fork's own boundary decides what a guarded one does, more freely.",
        StrayFile "stray-file" "A file that nothing reads.",
        DeadClause "dead-clause" "A clause that changes no verdict.",
        AskedInVain "asked-in-vain" "Someone is told to ask a role that may not do it either.",
        UnusedFact "unused-fact" "A fact that no clause tests.",
        UnusedQuestion "unused-question" "A question whose answer is used nowhere.",
        SilentCells "silent-cells" "Situations of which no clause speaks.",
        Untested "untested" "A clause that decides no worked example.",
        Unproved "unproved" "A change of the rules that no worked example would notice.",
        StaleOverride "stale-override" "An override of something that has changed since.",
        ValueWithoutExample "value-without-example" "A value that no example shows.",
        BoundaryWithoutExample "boundary-without-example" "A boundary that no example decides.",
        ReviewOverdue "review-overdue" "A date of review has passed.",
        LowContrast "low-contrast" "A colour that is hard to read.",
        CutText "cut-text" "A text of which YAML takes a part for a comment, an anchor or a tag.",
        MissingTranslation "missing-translation" "Things that are not translated.",
        CardOverflow "card-overflow" "A role's pocket card that does not fit on its sheet.",;
}

impl Code {
    /// Whether a file has such a problem by itself, whatever the others say.
    pub fn is_of_one_file(self) -> bool {
        matches!(
            self,
            Self::YamlSyntax
                | Self::NotText
                | Self::UnsafePath
                | Self::UnknownField
                | Self::WrongType
                | Self::DuplicateKey
                | Self::DuplicateId
                | Self::BadId
                | Self::BadAmount
                | Self::ExtendsCycle
                | Self::UnknownTemplate
        )
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}
