package org.ustack.rest.network;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.ustack.network.QosService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PolicyGate;

/** Policies of quality of service. Who may write is asked after the form of the body, as Neutron does. */
@Path("v2.0/qos/policies")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class QosPoliciesResource {

    @Inject
    QosService service;

    @Inject
    CurrentRequest current;

    @Inject
    PolicyGate gate;

    @Inject
    QosGate qos;

    @GET
    @Policy("get_policy")
    public Map<String, Object> list(@Context UriInfo uri) {
        return Lists.page(
                "policies", service.list(current.context(), Lists.listing(uri)), QosJson::of, uri, current.baseUrl());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("get_policy")
    public Response create(JsonBody body) {
        List<QosService.Draft> drafts = Bodies.drafts(body, "policy", "policies", QosJson::draft);
        gate.require("create_policy");
        List<Map<String, Object>> made = service.create(current.context(), drafts).stream()
                .map(QosJson::of)
                .toList();
        return Bodies.created(body, "policy", "policies", made);
    }

    @GET
    @Path("{id}")
    @Policy("get_policy")
    public Map<String, Object> show(@PathParam("id") String id, @Context UriInfo uri) {
        return Map.of("policy", Lists.fields(QosJson.of(service.show(current.context(), id)), uri));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("get_policy")
    public Map<String, Object> update(
            @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, JsonBody body) {
        QosService.Draft changes = QosJson.changes(Bodies.single(body, "policy"));
        qos.require(id, "update_policy");
        return Map.of("policy", QosJson.of(service.update(current.context(), id, changes, Bodies.ifRevision(ifMatch))));
    }

    @DELETE
    @Path("{id}")
    @Policy("get_policy")
    public void delete(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        qos.require(id, "delete_policy");
        service.delete(current.context(), id, Bodies.ifRevision(ifMatch));
    }
}
