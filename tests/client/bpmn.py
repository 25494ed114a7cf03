"""BPMN files for tests, from few words. Ids of flows are `source-target`; a job's task type is its element's id."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

NONE: Mapping[str, str] = MappingProxyType({})
NAMESPACES = 'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:quantum="http://quantumbpm.com/schema/1.0"'


class Element(str):
    """The XML of an element, which remembers its id."""

    id: str

    def __new__(cls, xml: str, id: str) -> Element:
        element = super().__new__(cls, xml)
        element.id = id
        return element


def definitions(*content: str, id: str = "definitions") -> str:
    """A whole file."""
    return f"<definitions id={quoteattr(id)} {NAMESPACES} targetNamespace='urn:test'>{''.join(content)}</definitions>"


def process(*content: str, id: str = "process", name: str = "Process") -> Element:
    """An executable process."""
    return element("process", id, *content, name=name, isExecutable="true")


def file(*content: str, id: str = "process") -> str:
    """A file with one process."""
    return definitions(process(*content, id=id), id=f"{id}-definitions")


def straight(*nodes: Element) -> str:
    """A start event, the nodes with a flow from each to the next, an end event."""
    return sequence(start(), *nodes, end())


def sequence(*nodes: Element) -> str:
    """The nodes, with a flow from each to the next."""
    return "".join(nodes) + path(" ".join(node.id for node in nodes))


def element(kind: str, id: str, *content: str, **attributes: str | None) -> Element:
    """Any element. Content that begins with `<quantum:` is put into its extension elements."""
    extensions = "".join(part for part in content if part.startswith("<quantum:"))
    rest = "".join(part for part in content if not part.startswith("<quantum:"))
    if extensions:
        extensions = f"<extensionElements>{extensions}</extensionElements>"
    return Element(f'<{kind} id="{id}"{given(attributes)}>{extensions}{rest}</{kind}>', id)


def extension(kind: str, *content: str, **attributes: str | None) -> str:
    """An extension element."""
    return f"<quantum:{kind}{given(attributes)}>{''.join(content)}</quantum:{kind}>"


def given(attributes: Mapping[str, str | None]) -> str:
    """The attributes that have a value."""
    return "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items() if value is not None)


def mappings(inputs: Mapping[str, str] = NONE, outputs: Mapping[str, str] = NONE) -> str:
    """Input and output mappings, from a target's name to its FEEL source."""
    return extension(
        "ioMapping",
        *(extension("input", source=f"={source}", target=target) for target, source in inputs.items()),
        *(extension("output", source=f"={source}", target=target) for target, source in outputs.items()),
    )


def headers(**values: str) -> str:
    return extension("taskHeaders", *(extension("header", key=key, value=value) for key, value in values.items()))


def job(id: str, *content: str, retries: int | None = None) -> Element:
    """A service task."""
    definition = extension("taskDefinition", type=id, retries=None if retries is None else str(retries))
    return element("serviceTask", id, definition, *content)


def user_task(
    id: str,
    *content: str,
    assignee: str | None = None,
    candidate_users: str | None = None,
    candidate_groups: str | None = None,
) -> Element:
    assignment = extension(
        "assignmentDefinition", assignee=assignee, candidateUsers=candidate_users, candidateGroups=candidate_groups
    )
    return element("userTask", id, assignment, *content)


def script(id: str, expression: str, result: str) -> Element:
    return element("scriptTask", id, extension("script", expression=f"={expression}", resultVariable=result))


def call(id: str, process: str, *content: str) -> Element:
    """A call activity."""
    return element("callActivity", id, extension("calledElement", processId=process), *content)


def start(*content: str, id: str = "start") -> Element:
    return element("startEvent", id, *content)


def end(*content: str, id: str = "end") -> Element:
    return element("endEvent", id, *content)


def catch(id: str, event: str) -> Element:
    return element("intermediateCatchEvent", id, event)


def boundary(id: str, host: str, event: str, *, interrupting: bool = True) -> Element:
    return element("boundaryEvent", id, event, attachedToRef=host, cancelActivity=str(interrupting).lower())


def duration(value: str) -> str:
    return f"<timerEventDefinition><timeDuration>{escape(value)}</timeDuration></timerEventDefinition>"


def cycle(value: str) -> str:
    return f"<timerEventDefinition><timeCycle>{escape(value)}</timeCycle></timerEventDefinition>"


def date(value: str) -> str:
    return f"<timerEventDefinition><timeDate>{escape(value)}</timeDate></timerEventDefinition>"


def message_event(message: str) -> str:
    return f'<messageEventDefinition messageRef="{message}"/>'


def signal_event(signal: str) -> str:
    return f'<signalEventDefinition signalRef="{signal}"/>'


def error_event(error: str) -> str:
    return f'<errorEventDefinition errorRef="{error}"/>'


def message(name: str, key: str | None = None) -> Element:
    """Declares a message; `key` is the FEEL expression of its correlation key."""
    subscription = "" if key is None else extension("subscription", correlationKey=f"={key}")
    return element("message", name, subscription, name=name)


def signal(name: str) -> Element:
    """Declares a signal."""
    return element("signal", name, name=name)


def error(code: str) -> Element:
    """Declares an error."""
    return element("error", code, errorCode=code)


def gateway(kind: str, id: str, *, default: str | None = None) -> Element:
    """A gateway: `exclusive`, `parallel`, `inclusive` or `eventBased`."""
    return element(f"{kind}Gateway", id, default=default)


def sub_process(id: str, *content: str) -> Element:
    return element("subProcess", id, *content)


def ad_hoc(id: str, *content: str, until: str = "", **attributes: str) -> Element:
    """An ad-hoc sub-process; it ends when `until` holds."""
    condition = f"<completionCondition>={escape(until)}</completionCondition>" if until else ""
    return element("adHocSubProcess", id, *content, condition, **attributes)


def event_sub_process(id: str, event: str, *nodes: Element, interrupting: bool = True) -> Element:
    """An event sub-process: its start event, then the nodes one after the other."""
    started = element("startEvent", f"{id}-start", event, isInterrupting=str(interrupting).lower())
    return element("subProcess", id, sequence(started, *nodes, end(id=f"{id}-end")), triggeredByEvent="true")


def for_each(collection: str, item: str, output: tuple[str, str] | None = None, until: str = "") -> str:
    """Makes an activity multi-instance, in parallel. `output` is the name of the results and the source of each."""
    results, source = output or (None, None)
    loop = extension(
        "loopCharacteristics",
        inputCollection=f"={collection}",
        inputElement=item,
        outputCollection=results,
        outputElement=source and f"={source}",
    )
    condition = f"<completionCondition>={escape(until)}</completionCondition>" if until else ""
    extensions = f"<extensionElements>{loop}</extensionElements>"
    return f"<multiInstanceLoopCharacteristics>{extensions}{condition}</multiInstanceLoopCharacteristics>"


def path(ids: str) -> str:
    """A flow from each element named to the next."""
    names = ids.split()
    return "".join(flow(source, target) for source, target in pairwise(names))


def flow(source: str, target: str, condition: str | None = None) -> Element:
    expression = "" if condition is None else f"<conditionExpression>={escape(condition)}</conditionExpression>"
    return element("sequenceFlow", f"{source}-{target}", expression, sourceRef=source, targetRef=target)
