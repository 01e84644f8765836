package org.ustack.rest.network;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Slice;
import org.ustack.network.IpAvailabilityService;
import org.ustack.network.IpAvailabilityService.NetworkAvailability;
import org.ustack.network.IpAvailabilityService.SubnetAvailability;
import org.ustack.network.NetworkError;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.Policy;

/** How many addresses networks have left. */
@Path("v2.0/network-ip-availabilities")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class IpAvailabilitiesResource {

    @Inject
    IpAvailabilityService service;

    @Inject
    CurrentRequest current;

    @GET
    @Policy("get_network_ip_availability")
    public Map<String, Object> list(@Context UriInfo uri) {
        String version = uri.getQueryParameters().getFirst("ip_version");
        if (version != null && !version.matches("[46]")) {
            throw Bodies.bad("Invalid value for ip_version: " + version);
        }
        return Lists.page(
                "network_ip_availabilities",
                new Slice<>(
                        service.list(
                                current.context(),
                                Lists.listing(uri),
                                version == null ? null : Integer.valueOf(version)),
                        false),
                IpAvailabilitiesResource::json,
                uri,
                current.baseUrl());
    }

    @GET
    @Path("{id}")
    @Policy("get_network_ip_availability")
    public Map<String, Object> show(@PathParam("id") String id) {
        return Map.of(
                "network_ip_availability",
                service.find(current.context(), id)
                        .map(IpAvailabilitiesResource::json)
                        .orElseThrow(() -> new CloudException(NetworkError.NETWORK_NOT_FOUND, "id", id)));
    }

    private static Map<String, Object> json(NetworkAvailability network) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("network_id", network.id());
        json.put("network_name", network.name());
        json.put("tenant_id", network.projectId());
        json.put("project_id", network.projectId());
        json.put("total_ips", network.total());
        json.put("used_ips", network.used());
        json.put(
                "subnet_ip_availability",
                network.subnets().stream().map(IpAvailabilitiesResource::json).toList());
        return json;
    }

    private static Map<String, Object> json(SubnetAvailability subnet) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("subnet_id", subnet.id());
        json.put("subnet_name", subnet.name());
        json.put("ip_version", subnet.ipVersion());
        json.put("cidr", subnet.cidr());
        json.put("total_ips", subnet.total());
        json.put("used_ips", subnet.used());
        return json;
    }
}
