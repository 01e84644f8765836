package org.ustack.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;

/** The answer to a {@link ControlRequest}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "message")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ControlReply.ConsoleLog.class, name = "ConsoleLog"),
    @JsonSubTypes.Type(value = ControlReply.ConsoleLocation.class, name = "ConsoleLocation"),
    @JsonSubTypes.Type(value = ControlReply.Diagnostics.class, name = "Diagnostics"),
    @JsonSubTypes.Type(value = ControlReply.Refused.class, name = "Refused"),
    @JsonSubTypes.Type(value = ControlReply.Done.class, name = "Done")
})
public sealed interface ControlReply extends Message {

    record ConsoleLog(String text) implements ControlReply {}

    /** Where the controller's console proxy connects to. */
    record ConsoleLocation(String host, int port) implements ControlReply {}

    /** Figures by the names of the compute API's diagnostics. */
    record Diagnostics(Map<String, Object> figures) implements ControlReply {}

    /** @param code such as {@code NO_DOMAIN} */
    record Refused(String code, String reason) implements ControlReply {}

    /** What was asked for is done, and there is no more to say. */
    record Done(String server) implements ControlReply {}
}
