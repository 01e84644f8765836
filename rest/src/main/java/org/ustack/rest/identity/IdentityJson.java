package org.ustack.rest.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.identity.AccessRuleView;
import org.ustack.identity.AccessTokenView;
import org.ustack.identity.ApplicationCredentialView;
import org.ustack.identity.CatalogService;
import org.ustack.identity.ConsumerView;
import org.ustack.identity.CredentialView;
import org.ustack.identity.DomainView;
import org.ustack.identity.EndpointGroupView;
import org.ustack.identity.EndpointView;
import org.ustack.identity.GroupView;
import org.ustack.identity.LimitView;
import org.ustack.identity.PolicyDocumentView;
import org.ustack.identity.ProjectView;
import org.ustack.identity.RegionView;
import org.ustack.identity.RegisteredLimitView;
import org.ustack.identity.RoleView;
import org.ustack.identity.ServiceView;
import org.ustack.identity.Target;
import org.ustack.identity.TrustView;
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

    /** A domain where projects are asked for. */
    Map<String, Object> domainAsProject(DomainView view) {
        Map<String, Object> json = start(view.extra(), view.id(), view.name());
        json.put("domain_id", null);
        json.put("parent_id", null);
        json.put("is_domain", true);
        json.put("description", view.description());
        json.put("enabled", view.enabled());
        json.put("tags", List.of());
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

    Map<String, Object> applicationCredential(ApplicationCredentialView view) {
        Map<String, Object> json = start(Map.of(), view.id(), view.name());
        json.put("description", view.description());
        json.put("user_id", view.userId());
        json.put("project_id", view.projectId());
        json.put("system", null);
        json.put("roles", view.roles().stream().map(IdentityJson::roleInBrief).toList());
        json.put("expires_at", ApiTimes.micros(view.expiresAt()));
        json.put("unrestricted", view.unrestricted());
        if (!view.accessRules().isEmpty()) {
            json.put("access_rules", TokenJson.accessRules(view.accessRules()));
        }
        if (view.secret() != null) {
            json.put("secret", view.secret());
        }
        return linked(json, "/users/" + view.userId() + "/application_credentials/" + view.id());
    }

    private static Map<String, Object> roleInBrief(RoleView role) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", role.id());
        json.put("name", role.name());
        json.put("domain_id", role.domainId());
        return json;
    }

    Map<String, Object> accessRule(String userId, AccessRuleView view) {
        return linked(TokenJson.accessRule(view), "/users/" + userId + "/access_rules/" + view.id());
    }

    Map<String, Object> trust(TrustView view) {
        Map<String, Object> json = trustInList(view);
        json.put("roles", view.roles().stream().map(this::role).toList());
        Map<String, Object> links = new LinkedHashMap<>();
        links.put("self", v3("/OS-TRUST/trusts/" + view.id() + "/roles"));
        links.put("next", null);
        links.put("previous", null);
        json.put("roles_links", links);
        return json;
    }

    /** As upstream, a listing leaves the roles out. */
    Map<String, Object> trustInList(TrustView view) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", view.id());
        json.put("trustor_user_id", view.trustorId());
        json.put("trustee_user_id", view.trusteeId());
        json.put("project_id", view.projectId());
        json.put("impersonation", view.impersonation());
        json.put("expires_at", ApiTimes.microsZulu(view.expiresAt()));
        json.put("deleted_at", null);
        json.put("remaining_uses", view.remainingUses());
        json.put("redelegation_count", view.redelegationCount());
        json.put("redelegated_trust_id", view.redelegatedTrustId());
        return linked(json, "/OS-TRUST/trusts/" + view.id());
    }

    Map<String, Object> consumer(ConsumerView view) {
        Map<String, Object> json = new LinkedHashMap<>(view.extra());
        json.put("id", view.id());
        json.put("description", view.description());
        if (view.secret() != null) {
            json.put("secret", view.secret());
        }
        return linked(json, "/OS-OAUTH1/consumers/" + view.id());
    }

    Map<String, Object> accessToken(AccessTokenView view) {
        String path = "/users/" + view.userId() + "/OS-OAUTH1/access_tokens/" + view.id();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", view.id());
        json.put("consumer_id", view.consumerId());
        json.put("project_id", view.projectId());
        json.put("authorizing_user_id", view.userId());
        json.put("expires_at", ApiTimes.microsZulu(view.expiresAt()));
        json.put("links", Map.of("self", v3(path), "roles", v3(path + "/roles")));
        return json;
    }

    Map<String, Object> endpointGroup(EndpointGroupView view) {
        Map<String, Object> json = start(Map.of(), view.id(), view.name());
        json.put("description", view.description());
        json.put("filters", view.filters());
        return linked(json, "/OS-EP-FILTER/endpoint_groups/" + view.id());
    }

    Map<String, Object> policyDocument(PolicyDocumentView view) {
        Map<String, Object> json = new LinkedHashMap<>(view.extra());
        json.put("id", view.id());
        json.put("type", view.type());
        json.put("blob", view.blob());
        return linked(json, "/policies/" + view.id());
    }

    Map<String, Object> registeredLimit(RegisteredLimitView view) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", view.id());
        json.put("service_id", view.serviceId());
        json.put("region_id", view.regionId());
        json.put("resource_name", view.resourceName());
        json.put("default_limit", view.defaultLimit());
        json.put("description", view.description());
        return linked(json, "/registered_limits/" + view.id());
    }

    Map<String, Object> limit(LimitView view) {
        boolean project = view.owner().type() == Target.Type.PROJECT;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", view.id());
        json.put("project_id", project ? view.owner().id() : null);
        json.put("domain_id", project ? null : view.owner().id());
        json.put("service_id", view.serviceId());
        json.put("region_id", view.regionId());
        json.put("resource_name", view.resourceName());
        json.put("resource_limit", view.resourceLimit());
        json.put("description", view.description());
        return linked(json, "/limits/" + view.id());
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
