package org.ustack.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A question that an API call waits for, on {@code agent.<agent>.control}; lost when the agent is not there. Never changes
 * anything on the node.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "message")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ControlRequest.ReadConsoleLog.class, name = "ReadConsoleLog"),
    @JsonSubTypes.Type(value = ControlRequest.LocateConsole.class, name = "LocateConsole"),
    @JsonSubTypes.Type(value = ControlRequest.ReadDiagnostics.class, name = "ReadDiagnostics"),
    @JsonSubTypes.Type(value = ControlRequest.SetPassword.class, name = "SetPassword")
})
public sealed interface ControlRequest extends Message {

    String node();

    String server();

    /** @param lines the last that many lines; null for all that is kept */
    record ReadConsoleLog(String node, String server, Integer lines) implements ControlRequest {}

    /** @param type {@code vnc} or {@code serial} */
    record LocateConsole(String node, String server, String type) implements ControlRequest {}

    record ReadDiagnostics(String node, String server) implements ControlRequest {}

    /** A question and not a command, so that the password is stored nowhere on its way. */
    record SetPassword(String node, String server, String user, String password) implements ControlRequest {

        @Override
        public String toString() {
            return "SetPassword[server=" + server + "]";
        }
    }
}
