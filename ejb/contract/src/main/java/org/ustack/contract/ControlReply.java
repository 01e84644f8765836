package org.ustack.contract;

import java.util.Map;

/** The answer to a {@link ControlRequest}. */
public sealed interface ControlReply extends Message {

    record ConsoleLog(String text) implements ControlReply {}

    /** Where the controller's console proxy connects to. */
    record ConsoleLocation(String host, int port) implements ControlReply {}

    /** Figures by the names of the compute API's diagnostics. */
    record Diagnostics(Map<String, Object> figures) implements ControlReply {}

    /** @param code such as {@code NO_DOMAIN} */
    record Refused(String code, String reason) implements ControlReply {}
}
