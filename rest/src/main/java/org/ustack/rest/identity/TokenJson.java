package org.ustack.rest.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.identity.AccessRuleView;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.CatalogService;
import org.ustack.identity.Delegation;
import org.ustack.identity.EndpointView;
import org.ustack.identity.MoreProofNeeded;
import org.ustack.identity.TokenView;
import org.ustack.rest.common.ApiTimes;

/** A token and its catalog as Keystone writes them. */
final class TokenJson {

    private TokenJson() {}

    /** @param catalog null to leave it out; an unscoped token never has one */
    static Map<String, Object> of(TokenView view, List<Map<String, Object>> catalog) {
        Map<String, Object> token = new LinkedHashMap<>();
        token.put("methods", view.methods().stream().map(AuthMethod::label).toList());
        Map<String, Object> user = place(view.user());
        user.put("password_expires_at", null);
        token.put("user", user);
        token.put("audit_ids", view.auditIds());
        token.put("expires_at", ApiTimes.microsZulu(view.expiresAt()));
        token.put("issued_at", ApiTimes.microsZulu(view.issuedAt()));
        if (view.project() != null) {
            token.put("project", place(view.project()));
            token.put("is_domain", false);
        }
        if (view.domain() != null) {
            token.put("domain", named(view.domain()));
        }
        if (view.delegation() != null) {
            delegation(token, view.delegation());
        }
        if (view.system()) {
            token.put("system", Map.of("all", true));
        }
        if (!view.roles().isEmpty()) {
            token.put("roles", view.roles().stream().map(TokenJson::named).toList());
            if (catalog != null) {
                token.put("catalog", catalog);
            }
        }
        return Map.of("token", token);
    }

    /** What a login gets whose proof is right and not enough. */
    static Map<String, Object> receipt(MoreProofNeeded.Receipt receipt) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("methods", receipt.methods().stream().map(AuthMethod::label).toList());
        json.put("user", place(receipt.user()));
        json.put("expires_at", ApiTimes.microsZulu(receipt.expiresAt()));
        json.put("issued_at", ApiTimes.microsZulu(receipt.issuedAt()));
        return Map.of("receipt", json, "required_auth_methods", receipt.required());
    }

    private static void delegation(Map<String, Object> token, Delegation delegation) {
        if (delegation instanceof Delegation.ApplicationCredential credential) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("id", credential.id());
            json.put("name", credential.name());
            json.put("restricted", credential.restricted());
            if (!credential.rules().isEmpty()) {
                json.put("access_rules", accessRules(credential.rules()));
            }
            token.put("application_credential", json);
        } else if (delegation instanceof Delegation.Trust trust) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("id", trust.id());
            json.put("impersonation", trust.impersonation());
            json.put("trustor_user", Map.of("id", trust.trustorId()));
            json.put("trustee_user", Map.of("id", trust.trusteeId()));
            token.put("OS-TRUST:trust", json);
        } else if (delegation instanceof Delegation.AccessToken access) {
            token.put("OS-OAUTH1", Map.of("access_token_id", access.id(), "consumer_id", access.consumerId()));
        }
    }

    static List<Map<String, Object>> accessRules(List<AccessRuleView> rules) {
        return rules.stream().map(TokenJson::accessRule).toList();
    }

    static Map<String, Object> accessRule(AccessRuleView rule) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", rule.id());
        json.put("service", rule.service());
        json.put("method", rule.method());
        json.put("path", rule.path());
        return json;
    }

    /** The catalog for that token, with the addresses that fit the way the client came. */
    static List<Map<String, Object>> catalog(List<CatalogService.Offer> offers, TokenView view, String publicUrl) {
        List<Map<String, Object>> services = new ArrayList<>(offers.size());
        for (CatalogService.Offer offer : offers) {
            List<Map<String, Object>> endpoints = new ArrayList<>();
            for (EndpointView endpoint : offer.endpoints()) {
                String url = url(endpoint.url(), view, publicUrl);
                if (url != null) {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("id", endpoint.id());
                    json.put("interface", endpoint.face());
                    json.put("region_id", endpoint.regionId());
                    json.put("region", endpoint.regionId());
                    json.put("url", url);
                    endpoints.add(json);
                }
            }
            Map<String, Object> service = new LinkedHashMap<>();
            service.put("id", offer.service().id());
            service.put("type", offer.service().type());
            service.put("name", offer.service().name());
            service.put("endpoints", endpoints);
            services.add(service);
        }
        return services;
    }

    /** Null for an address that needs a project when there is none in scope. */
    private static String url(String template, TokenView view, String publicUrl) {
        String url = template.replace(CatalogService.PUBLIC_URL, publicUrl);
        if (url.indexOf('(') < 0) {
            return url;
        }
        boolean needsProject = url.contains("(project_id)s") || url.contains("(tenant_id)s");
        if (needsProject && view.project() == null) {
            return null;
        }
        String project = view.project() == null ? "" : view.project().id();
        return url.replaceAll("[$%]\\((project_id|tenant_id)\\)s", project)
                .replaceAll("[$%]\\(user_id\\)s", view.user().id());
    }

    private static Map<String, Object> place(TokenView.Place place) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", place.id());
        json.put("name", place.name());
        json.put("domain", named(place.domain()));
        return json;
    }

    private static Map<String, Object> named(TokenView.Named named) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", named.id());
        json.put("name", named.name());
        return json;
    }
}
