package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.Set;
import org.ustack.rest.common.JsonBody;

/** Adds a security group to every port of a server, or takes it off. */
@RequestScoped
public class SecurityGroupActions implements ServerActionHandler {

    @Inject
    ServerSecurityGroups groups;

    @Override
    public Set<ServerVerb> verbs() {
        return EnumSet.of(ServerVerb.ADD_SECURITY_GROUP, ServerVerb.REMOVE_SECURITY_GROUP);
    }

    @Override
    public Response act(String id, ServerVerb verb, JsonBody body) {
        return switch (verb) {
            case ADD_SECURITY_GROUP, REMOVE_SECURITY_GROUP -> securityGroup(id, verb, body);
            default -> throw new IllegalArgumentException(verb.key());
        };
    }

    private Response securityGroup(String id, ServerVerb verb, JsonBody body) {
        JsonBody asked = body.requiredObject(verb.key());
        if (asked == null) {
            throw body.invalid(verb.key(), "None is not of type 'object'");
        }
        String group = asked.requiredText("name", 1, Fields.MAX_NAME);
        if (verb == ServerVerb.ADD_SECURITY_GROUP) {
            groups.add(id, group);
        } else {
            groups.remove(id, group);
        }
        return ServerActionHandler.accepted();
    }
}
