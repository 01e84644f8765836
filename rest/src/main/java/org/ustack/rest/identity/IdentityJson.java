package org.ustack.rest.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.identity.CatalogService;
import org.ustack.identity.CredentialView;
import org.ustack.identity.DomainView;
import org.ustack.identity.EndpointView;
import org.ustack.identity.GroupView;
import org.ustack.identity.ProjectView;
import org.ustack.identity.RegionView;
import org.ustack.identity.RoleView;
import org.ustack.identity.ServiceView;
import org.ustack.identity.UserView;
import org.ustack.rest.common.ApiTimes;

/** Views as Keystone writes them. Built as maps, since clients add attributes of their own to most of them. */
final class IdentityJson {

    private final String base;

    /** @param publicUrl the address that the client came to */
    IdentityJson(String publicUrl) {
        this.base = publicUrl;
    }

    String v3(String path) {
        return base + "/identity/v3" + path;
    }

    Map<String, Object> domain(DomainView view) {
        Map<String, Object> json = start(view.extra(), view.id(), view.name());
        json.put("description", view.description());
        json.put("enabled", view.enabled());
        json.put("tags", List.of());
        json.put("options", view.options());
        return linked(json, "/domains/" + view.id());
    }

    Map<String, Object> project(ProjectView view) {
        Map<String, Object> json = start(view.extra(), view.id(), view.name());
        json.put("domain_id", view.domainId());
        json.put("parent_id", view.parentId());
        json.put("is_domain", false);
        json.put("description", view.description());
        json.put("enabled", view.enabled());
        json.put("tags", view.tags());
        json.put("options", view.options());
        return linked(json, "/projects/" + view.id());
    }

    Map<String, Object> user(UserView view) {
        Map<String, Object> json = start(view.extra(), view.id(), view.name());
        json.put("domain_id", view.domainId());
        if (view.defaultProjectId() != null) {
            json.put("default_project_id", view.defaultProjectId());
        }
        json.put("enabled", view.enabled());
        json.put("options", view.options());
        json.put("password_expires_at", ApiTimes.micros(view.passwordExpiresAt()));
        return linked(json, "/users/" + view.id());
    }

    Map<String, Object> group(GroupView view) {
        Map<String, Object> json = start(view.extra(), view.id(), view.name());
        json.put("domain_id", view.domainId());
        json.put("description", view.description());
        return linked(json, "/groups/" + view.id());
    }

    Map<String, Object> role(RoleView view) {
        Map<String, Object> json = start(view.extra(), view.id(), view.name());
        json.put("domain_id", view.domainId());
        json.put("description", view.description());
        json.put("options", view.options());
        return linked(json, "/roles/" + view.id());
    }

    Map<String, Object> region(RegionView view) {
        Map<String, Object> json = new LinkedHashMap<>(view.extra());
        json.put("id", view.id());
        json.put("parent_region_id", view.parentRegionId());
        json.put("description", view.description());
        return linked(json, "/regions/" + view.id());
    }

    Map<String, Object> service(ServiceView view) {
        Map<String, Object> json = start(view.extra(), view.id(), view.name());
        json.put("type", view.type());
        json.put("enabled", view.enabled());
        if (view.description() != null) {
            json.put("description", view.description());
        }
        return linked(json, "/services/" + view.id());
    }

    Map<String, Object> endpoint(EndpointView view) {
        Map<String, Object> json = new LinkedHashMap<>(view.extra());
        json.put("id", view.id());
        json.put("interface", view.face());
        json.put("service_id", view.serviceId());
        json.put("region", view.regionId());
        json.put("region_id", view.regionId());
        json.put("url", view.url().replace(CatalogService.PUBLIC_URL, base));
        json.put("enabled", view.enabled());
        return linked(json, "/endpoints/" + view.id());
    }

    Map<String, Object> credential(CredentialView view) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", view.id());
        json.put("type", view.type());
        json.put("user_id", view.userId());
        json.put("project_id", view.projectId());
        json.put("blob", view.blob());
        return linked(json, "/credentials/" + view.id());
    }

    private static Map<String, Object> start(Map<String, Object> extra, String id, String name) {
        Map<String, Object> json = new LinkedHashMap<>(extra);
        json.put("id", id);
        json.put("name", name);
        return json;
    }

    private Map<String, Object> linked(Map<String, Object> json, String path) {
        json.put("links", Map.of("self", v3(path)));
        return json;
    }
}
