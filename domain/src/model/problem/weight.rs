//! How much each problem matters.

use super::Problem;

/// How much a problem matters. [`crate::model::finding::Findings`] says what follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::model) enum Weight {
    /// This is no BPMN, whoever reads it.
    Malformed,
    /// This breaks the schema of BPMN in what nothing here depends on. It is refused, but a file that was
    /// deployed with it goes on to run.
    Illegal,
    /// This cannot be run by anybody: a mistake in what is meant to be executed.
    Invalid,
    /// This cannot be run here, or not as it stands.
    NotExecutable,
    /// This would run otherwise than it reads. It is not deployed, but a file that was deployed with it
    /// goes on to run.
    Mistaken,
    /// Good BPMN of which nothing can run.
    NothingToRun,
    /// This runs, but perhaps not as meant.
    Advice,
}

impl Weight {
    /// Whether an executable process can be run in spite of it.
    pub(in crate::model) fn runs(self) -> bool {
        match self {
            Self::Malformed | Self::Invalid | Self::NotExecutable => false,
            Self::Illegal | Self::Mistaken | Self::NothingToRun | Self::Advice => true,
        }
    }
}

impl Problem {
    /// How much it matters.
    #[expect(clippy::too_many_lines, reason = "one line for each problem")]
    pub(in crate::model) fn weight(&self) -> Weight {
        match self {
            Self::Xml(_)
            | Self::NotDefinitions { .. }
            | Self::MissingId { .. }
            | Self::DuplicateId { .. }
            | Self::MissingAttribute { .. }
            | Self::BadAttribute { .. }
            | Self::Dangling { .. }
            | Self::NotDeclared { .. }
            | Self::MisplacedChild { .. }
            | Self::ForeignElement { .. }
            | Self::TextTooLong { .. }
            | Self::FlowCrossesBorder { .. }
            | Self::IncomingFlow { .. }
            | Self::OutgoingFlow { .. }
            | Self::DefaultFlowLeavesElsewhere { .. }
            | Self::AttachedToNoActivity { .. } => Weight::Malformed,
            Self::IllegalValue { .. } => Weight::Illegal,
            Self::MisreadFeel { .. }
            | Self::UnknownFunction { .. }
            | Self::Method { .. }
            | Self::NotShort { .. } => Weight::Mistaken,
            Self::Feel { .. }
            | Self::JuelForFeel { .. }
            | Self::Timer { .. }
            | Self::Retries { .. }
            | Self::Propagation { .. }
            | Self::Priority { .. }
            | Self::VariableName { .. }
            | Self::MappingTarget { .. }
            | Self::HeaderKey { .. } => Weight::Invalid,
            Self::NotExecutable { .. }
            | Self::UnknownEventDefinition { .. }
            | Self::EventDefinitionReference { .. }
            | Self::NotAmongSeveral { .. }
            | Self::SameDefinition { .. }
            | Self::SeveralEndings
            | Self::SeveralErrors
            | Self::ParallelMultipleThrow
            | Self::ParallelMultipleBehindEventGateway { .. }
            | Self::ParallelMultipleStart
            | Self::ParallelEventGateway
            | Self::InstantiateInside
            | Self::InstantiateBehindFlow
            | Self::PartOfInstantiating { .. }
            | Self::SeveralInstantiatingGateways { .. }
            | Self::StartTogetherByOthers { .. }
            | Self::CompensationHandlers { .. }
            | Self::HandlerNotForCompensation { .. }
            | Self::HandlerElsewhere { .. }
            | Self::CompensatedTwice { .. }
            | Self::CompensatesProcess
            | Self::EventSubProcessForCompensation
            | Self::FlowOfHandler { .. }
            | Self::BoundaryEventOfHandler { .. }
            | Self::CompensationNotWaitedFor
            | Self::CompensatesElsewhere { .. }
            | Self::NotCompensable { .. }
            | Self::StartQuantity
            | Self::CompletionQuantity { .. }
            | Self::SeveralLoops
            | Self::StartOrEndInAdHoc
            | Self::AdHocWithoutActivity
            | Self::AdHocEventSubProcess
            | Self::AdHocOfWorker
            | Self::AdHocOutput { .. }
            | Self::LoopWithoutEnd
            | Self::LoopMaximum { .. }
            | Self::CardinalityAndCollection
            | Self::InputElementWithoutCollection
            | Self::LoopDataTwice { .. }
            | Self::NamelessLoopData { .. }
            | Self::LoopDataAssigned { .. }
            | Self::LoopBehaviorThrowsNothing { .. }
            | Self::LoopBehaviorUnused { .. }
            | Self::LoopBehaviorThrows { .. }
            | Self::HalfALoopBehavior { .. }
            | Self::LoopingEventSubProcess
            | Self::DataAssociationNotHere { .. }
            | Self::NamelessData { .. }
            | Self::HalfAnAssignment { .. }
            | Self::AssignedElsewhere { .. }
            | Self::AssignmentTarget { .. }
            | Self::MustUnderstand
            | Self::ScriptFormat { .. }
            | Self::ExpressionLanguage { .. }
            | Self::LongGlobalTask { .. }
            | Self::ExtensionWithoutEffect { .. }
            | Self::ExtensionTwice { .. }
            | Self::ExtensionRefused { .. }
            | Self::ExtensionAttribute { .. }
            | Self::InputMappingsWithoutEffect { .. }
            | Self::EmptyExpression { .. }
            | Self::MissingTaskType { .. }
            | Self::NothingToSend
            | Self::NothingToWaitFor
            | Self::MissingMessage
            | Self::MessageWithoutName { .. }
            | Self::MissingCorrelationKey
            | Self::MissingSignal
            | Self::SignalWithoutName { .. }
            | Self::NoConditionToWaitFor
            | Self::ConditionStartsProcess
            | Self::MissingError
            | Self::ErrorWithoutCode { .. }
            | Self::MissingEscalation
            | Self::EscalationWithoutCode { .. }
            | Self::CaughtCodeIsFeel { .. }
            | Self::OneTimeExpression
            | Self::MissingScript
            | Self::TwoScripts
            | Self::ScriptOfJob
            | Self::Binding { .. }
            | Self::MissingVersionTag
            | Self::UnusedVersionTag
            | Self::MissingCalledElement
            | Self::NothingToLoopOver
            | Self::HalfAnOutput
            | Self::ConditionNotAllowed { .. }
            | Self::DefaultFlowNotAllowed
            | Self::MissingCondition
            | Self::LinkWithoutName
            | Self::LinkByReference
            | Self::LinkNotCaught { .. }
            | Self::LinkCaughtTwice { .. }
            | Self::FlowFromThrownLink { .. }
            | Self::FlowToCaughtLink { .. }
            | Self::AlwaysInterrupts { .. }
            | Self::TransactionMethod { .. }
            | Self::TriggeredTransaction
            | Self::CancelOutsideTransaction
            | Self::CancelNotCaught { .. }
            | Self::CancelInLoop { .. }
            | Self::NothingCancels { .. }
            | Self::EventDefinitionNotHere { .. }
            | Self::ErrorStartOfProcess
            | Self::TriggeredStartInSubProcess
            | Self::UntriggeredEventSubProcess
            | Self::StartEventsOfEventSubProcess { .. }
            | Self::StartEventsOfSubProcess { .. }
            | Self::NothingBegins
            | Self::SeveralStartEvents { .. }
            | Self::SameCaught { .. }
            | Self::SameStartMessage { .. }
            | Self::MessageStartsAndCorrelates { .. }
            | Self::EventGatewayNeedsTargets { .. }
            | Self::EventGatewayTarget { .. }
            | Self::EventGatewayTargetShared { .. }
            | Self::EventGatewayMixesMessages
            | Self::LoopBehindEventGateway { .. }
            | Self::InputMappingsBehindEventGateway { .. }
            | Self::ListenerBehindEventGateway { .. }
            | Self::ListenerWithout { .. }
            | Self::ListenerEvent { .. }
            | Self::ListenerNotCalled { .. }
            | Self::ListenerTwice { .. }
            | Self::TooManyInclusiveJoins { .. } => Weight::NotExecutable,
            Self::NoExecutableProcess => Weight::NothingToRun,
            Self::MoreFindings { .. }
            | Self::ShapeOfNothing { .. }
            | Self::IdIsNoName
            | Self::VendorAttribute { .. }
            | Self::UnknownExtension { .. }
            | Self::JuelTakenLiterally { .. }
            | Self::OperatorInName { .. }
            | Self::LiteralAsName { .. }
            | Self::UnknownAttribute { .. }
            | Self::ChoreographyIsNotRun
            | Self::NothingIsStored
            | Self::ResourceRoleHasNoEffect { .. }
            | Self::ConditionOfDefaultFlow
            | Self::FlowSaysOtherwise { .. }
            | Self::CronDayNumber
            | Self::CronBothDays
            | Self::HoldsNothing
            | Self::JoinsWaitForEachOther { .. }
            | Self::ResultsStayInside
            | Self::LinkNotThrown { .. }
            | Self::NothingEscalates { .. }
            | Self::ConditionReadsNothing
            | Self::HandlerOfNothing
            | Self::NothingToCompensate
            | Self::ReadWhereThrown { .. }
            | Self::NeverCanceled { .. }
            | Self::NeverReached => Weight::Advice,
        }
    }
}
