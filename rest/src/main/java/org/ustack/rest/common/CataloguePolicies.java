package org.ustack.rest.common;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.ustack.identity.IdentitySettings;
import org.ustack.identity.PolicyService;
import org.ustack.kernel.Access;
import org.ustack.kernel.Json;
import org.ustack.kernel.PolicyCatalogue;
import org.ustack.kernel.PolicyRule;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;

/**
 * The access policy. It lives in the WAR since the catalogues do: a service's class loader does not see them. An operator's
 * file ({@code {"<rule>": "authenticated|reader|member|manager|admin|service"}}) is checked when it is loaded: a name that no
 * API declares, or an access that does not exist, stops the start instead of opening a door in silence.
 *
 * <p>A token scoped to a domain carries its roles into the identity API only; the other APIs know projects and the system.
 */
@ApplicationScoped
public class CataloguePolicies implements PolicyService {

    private static final String IDENTITY = "identity:";

    @Inject
    Settings settings;

    private Map<String, PolicyRule> rules;
    private Map<String, Access> accesses;

    @PostConstruct
    void start() {
        rules = new TreeMap<>();
        for (PolicyCatalogue catalogue :
                ServiceLoader.load(PolicyCatalogue.class, getClass().getClassLoader())) {
            for (PolicyRule rule : catalogue.rules()) {
                if (rules.put(rule.name(), rule) != null) {
                    throw new IllegalStateException("policy rule " + rule.name() + " is declared twice");
                }
            }
        }
        accesses = new HashMap<>();
        rules.values().forEach(rule -> accesses.put(rule.name(), rule.access()));
        String file = settings.get(IdentitySettings.POLICY_FILE);
        if (!file.isEmpty()) {
            accesses.putAll(overrides(Path.of(file)));
        }
    }

    @Override
    public boolean allows(String rule, RequestContext caller) {
        Access access = accesses.get(rule);
        if (access == null) {
            throw new IllegalArgumentException("no catalogue declares the policy rule " + rule);
        }
        boolean foreignScope = caller.domainId() != null && !rule.startsWith(IDENTITY);
        return access.allows(caller) && (access == Access.AUTHENTICATED || !foreignScope);
    }

    @Override
    public List<PolicyRule> rules() {
        return rules.values().stream()
                .map(rule -> new PolicyRule(rule.name(), accesses.get(rule.name()), rule.sentence(), rule.operations()))
                .toList();
    }

    private Map<String, Access> overrides(Path file) {
        JsonNode content;
        try {
            content = Json.mapper().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalStateException("policy file " + file + " cannot be read: " + e.getMessage(), e);
        }
        if (content == null || !content.isObject()) {
            throw new IllegalStateException("policy file " + file + " is not a JSON object");
        }
        Map<String, Access> found = new HashMap<>();
        content.fields().forEachRemaining(entry -> {
            if (!rules.containsKey(entry.getKey())) {
                throw new IllegalStateException("policy file " + file + ": there is no rule " + entry.getKey());
            }
            try {
                found.put(
                        entry.getKey(), Access.valueOf(entry.getValue().asText().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(
                        "policy file " + file + ": rule " + entry.getKey() + " cannot need " + entry.getValue(), e);
            }
        });
        return found;
    }
}
