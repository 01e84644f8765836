package org.ustack.rest.common;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.identity.IdentityRules;
import org.ustack.kernel.PolicyRule;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.policy.PolicyBook;

/**
 * Every rule against every persona. A cell says whose things the persona reaches: all, those of its domain, of its project,
 * its own as a user, or none.
 */
final class PersonaMatrix {

    static final Map<String, RequestContext> PERSONAS = new LinkedHashMap<>();

    private static final List<String> CHAIN = List.of("reader", "member", "manager", "admin");
    private static final List<String> THINGS = List.of("user", "group", "project");

    static {
        for (String role : List.of("reader", "member", "admin")) {
            PERSONAS.put("system " + role, persona(null, null, true, role));
        }
        CHAIN.forEach(role -> PERSONAS.put("domain " + role, persona(null, "d", false, role)));
        CHAIN.forEach(role -> PERSONAS.put("project " + role, persona("p", null, false, role)));
        PERSONAS.put("nobody", persona(null, null, false, null));
    }

    private final PolicyBook book;

    PersonaMatrix(boolean enforceScope) {
        book = PolicyBook.of(PolicyCatalogues.rules(), IdentityRules.words(), enforceScope);
    }

    private static RequestContext persona(String project, String domain, boolean system, String role) {
        Set<String> roles = role == null ? Set.of() : Set.copyOf(CHAIN.subList(0, CHAIN.indexOf(role) + 1));
        String projectDomain = project == null ? null : "d";
        return new RequestContext("req-1", "u", "u", "d", project, domain, system, roles, projectDomain, null);
    }

    String cell(PolicyRule rule, RequestContext caller) {
        if (allows(rule, caller, facts("x", "x", "x"))) {
            return "all";
        }
        List<String> reach = new ArrayList<>();
        if (allows(rule, caller, facts("x", "d", "x"))) {
            reach.add("domain");
        }
        if (allows(rule, caller, facts("x", "x", "p"))) {
            reach.add("project");
        }
        if (allows(rule, caller, facts("u", "x", "x"))) {
            reach.add("self");
        }
        return reach.isEmpty() ? "-" : String.join(", ", reach);
    }

    private boolean allows(PolicyRule rule, RequestContext caller, Map<String, String> facts) {
        return book.allows(rule.name(), caller, facts);
    }

    /** Facts of a thing that belongs to that user, domain and project. */
    private static Map<String, String> facts(String user, String domain, String project) {
        Map<String, String> facts = new HashMap<>();
        THINGS.forEach(thing -> facts.put("target." + thing + ".domain_id", domain));
        facts.put("target.domain_id", domain);
        facts.put("target.domain.id", domain);
        facts.put("target.user.id", user);
        facts.put("target.token.user_id", user);
        facts.put("target.credential.user_id", user);
        facts.put("target.trust.trustor_user_id", user);
        facts.put("target.trust.trustee_user_id", user);
        facts.put("target.limit.domain.id", domain);
        facts.put("target.limit.project.domain_id", domain);
        facts.put("target.limit.project_id", project);
        facts.put("target.project.id", project);
        facts.put("target.role.domain_id", null);
        facts.put("target.role.name", "member");
        return facts;
    }

    static String document() {
        StringBuilder text = new StringBuilder("""
                # Who may what

                Generated from the policy catalogues of the APIs; the build fails when this page is stale. Write it anew with
                `mvn -pl rest -am test -Dtest=PersonaMatrixTest -Dsurefire.failIfNoSpecifiedTests=false -Dustack.docs.write=true`.

                A cell says whose things the persona reaches by the rule: of `all`, of its `domain`, of its `project`, of it`self`
                as a user, or of nobody (`-`). Where a rule of compute, image or network says `all`, the thing must still be one
                that the persona can see: another project's is "not found" to all but admins. Granting is shown for the role
                member; a domain's manager grants manager, member and reader, a domain's admin all but admin.
                """);
        section(text, "Scope not enforced (the default): a project's admin administers the cloud", false);
        section(text, "Scope enforced (`ustack.identity.enforce-scope=true`)", true);
        return text.toString();
    }

    private static void section(StringBuilder text, String title, boolean enforce) {
        text.append("\n## ").append(title).append("\n\n| rule | ").append(String.join(" | ", PERSONAS.keySet()));
        text.append(" |\n|---|").append("---|".repeat(PERSONAS.size())).append('\n');
        PersonaMatrix matrix = new PersonaMatrix(enforce);
        for (PolicyRule rule : PolicyDocument.rules()) {
            text.append("| `").append(rule.name()).append("` |");
            PERSONAS.values()
                    .forEach(persona ->
                            text.append(' ').append(matrix.cell(rule, persona)).append(" |"));
            text.append('\n');
        }
    }
}
