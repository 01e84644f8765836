package org.ustack.rest.ustack;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.ustack.compute.PlacementQuestions;
import org.ustack.compute.ServerService;
import org.ustack.compute.ServerView;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.RequestContext;
import org.ustack.placement.NodeDirectory;
import org.ustack.placement.PlacementService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PolicyGate;

/** {@code /placement-decisions?server=<id>}: why a server stands where it does, or found no place, newest first. Posted to: would servers find one? */
@Path("placement-decisions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PlacementDecisionsResource {

    @Inject
    CurrentRequest current;

    @Inject
    ServerService servers;

    @Inject
    PlacementService placement;

    @Inject
    PlacementQuestions questions;

    @Inject
    NodeDirectory nodes;

    @Inject
    PolicyGate policies;

    @GET
    @Policy("ustack:placement-decisions:list")
    public Map<String, Object> list(@QueryParam("server") String serverId) {
        if (serverId == null || serverId.isEmpty()) {
            throw CommonError.invalid("server", "None", "the id of a server is needed");
        }
        ServerView server = servers.get(current.context(), serverId);
        PlacementDecisionJson json = new PlacementDecisionJson(NodeNames.of(policies, server.projectId()));
        return Map.of(
                "decisions",
                placement.decisions(server.id()).stream().map(json::decision).toList());
    }

    /** Changes nothing; a POST because the question has a body. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("ustack:placement-decisions:ask")
    public Map<String, Object> ask(JsonBody body) {
        RequestContext caller = current.context();
        if (caller.projectId() == null) {
            throw new CloudException(UStackApiError.PROJECT_NEEDED);
        }
        PlacementQuestionBody question = new PlacementQuestionBody(body);
        if (question.node() != null) {
            policies.require(NodeNames.RULE);
            if (nodes.find(question.node()).isEmpty()) {
                throw new CloudException(UStackApiError.NODE_NOT_FOUND, "node", question.node());
            }
        }
        return Map.of(
                "answer",
                new PlacementAnswerJson(NodeNames.of(policies, caller.projectId()))
                        .answer(questions.ask(caller, question.question())));
    }
}
