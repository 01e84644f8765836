package org.ustack.kernel.policy;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ustack.kernel.PolicyRule;
import org.ustack.kernel.RequestContext;

/**
 * All rules that are in force at a time; immutable and complete: what a rule refers to is there, and no rule refers to itself
 * in a circle. A rule that does not name the scope domain is closed to a domain's tokens. By default the role admin on a
 * project counts for the system, as it does in clouds without scope enforcement; with {@code enforceScope} it counts for its
 * project, and a rule is closed to all tokens of a scope that it does not name.
 */
public final class PolicyBook {

    private record Rule(String condition, PolicyCheck check, Set<PolicyRule.Scope> scopes) {}

    private final Map<String, Rule> rules = new HashMap<>();
    private final boolean enforceScope;

    private PolicyBook(boolean enforceScope) {
        this.enforceScope = enforceScope;
    }

    /**
     * The defaults of the APIs.
     *
     * @param words conditions that other rules refer to by {@code rule:name}
     * @throws IllegalStateException if a default is wrong: a defect
     */
    public static PolicyBook of(Collection<PolicyRule> declared, Map<String, String> words, boolean enforceScope) {
        PolicyBook book = new PolicyBook(enforceScope);
        words.forEach((name, condition) ->
                book.rules.put(name, new Rule(condition, PolicyParser.parse(condition), PolicyRule.Scope.ALL)));
        for (PolicyRule rule : declared) {
            Rule made = new Rule(rule.condition(), PolicyParser.parse(rule.condition()), rule.scopes());
            if (book.rules.put(rule.name(), made) != null) {
                throw new IllegalStateException("policy rule " + rule.name() + " is declared twice");
            }
        }
        book.rules.keySet().forEach(name -> {
            String reason = book.wrongReference(name);
            if (reason != null) {
                throw new IllegalStateException("policy rule " + name + ": " + reason);
            }
        });
        return book;
    }

    /**
     * These rules with an operator's instead where the operator has one. A name that no API declares is taken only where
     * another rule of the file refers to it.
     *
     * @throws PolicyFileException naming line, rule and reason; this book stays as it is
     */
    public PolicyBook with(Map<String, PolicyFile.Entry> overrides) {
        PolicyBook book = new PolicyBook(enforceScope);
        book.rules.putAll(rules);
        Set<String> wanted = new HashSet<>();
        overrides.forEach((name, entry) -> {
            try {
                PolicyCheck check = PolicyParser.parse(entry.condition());
                check.references().forEach(wanted::add);
                Set<PolicyRule.Scope> scopes =
                        rules.containsKey(name) ? rules.get(name).scopes() : PolicyRule.Scope.ALL;
                book.rules.put(name, new Rule(entry.condition(), check, scopes));
            } catch (IllegalArgumentException e) {
                throw new PolicyFileException(entry.line(), name, e.getMessage());
            }
        });
        overrides.forEach((name, entry) -> {
            if (!rules.containsKey(name) && !wanted.contains(name)) {
                throw new PolicyFileException(
                        entry.line(), name, "no API has such a rule, and no rule of the file refers to it");
            }
            String reason = book.wrongReference(name);
            if (reason != null) {
                throw new PolicyFileException(entry.line(), name, reason);
            }
        });
        return book;
    }

    /** Null if all that the rule refers to, however far, is there and leads back to none. */
    private String wrongReference(String name) {
        return wrongReference(name, new ArrayDeque<>(List.of(name)));
    }

    private String wrongReference(String name, Deque<String> way) {
        for (String next : rules.get(name).check().references().toList()) {
            if (way.contains(next)) {
                return "it refers to itself: " + String.join(" -> ", way) + " -> " + next;
            }
            if (!rules.containsKey(next)) {
                return "it refers to the rule " + next + ", which there is not";
            }
            way.addLast(next);
            String reason = wrongReference(next, way);
            if (reason != null) {
                return reason;
            }
            way.removeLast();
        }
        return null;
    }

    /** Whether a caller's role holds for the whole system. */
    boolean actsForSystem(RequestContext caller) {
        return caller.systemScope() || !enforceScope && caller.projectId() != null && caller.isAdmin();
    }

    PolicyCheck check(String rule) {
        Rule found = rules.get(rule);
        if (found == null) {
            throw new IllegalArgumentException("no catalogue declares the policy rule " + rule);
        }
        return found.check();
    }

    public boolean has(String rule) {
        return rules.containsKey(rule);
    }

    /** As written. */
    public String condition(String rule) {
        check(rule);
        return rules.get(rule).condition();
    }

    /**
     * Before the thing is known.
     *
     * @param known facts that hold whatever the thing is
     * @return {@link Verdict#MAYBE} where it depends on the thing
     * @throws IllegalArgumentException if nobody declares the rule: a defect
     */
    public Verdict foresee(String rule, RequestContext caller, Map<String, String> known) {
        return judge(rule, new PolicyCase(this, caller, known, false));
    }

    /**
     * With the thing at hand: a fact that is missing is one that the thing does not have.
     *
     * @throws IllegalArgumentException if nobody declares the rule: a defect
     */
    public boolean allows(String rule, RequestContext caller, Map<String, String> thing) {
        return judge(rule, new PolicyCase(this, caller, thing, true)) == Verdict.YES;
    }

    private Verdict judge(String rule, PolicyCase given) {
        PolicyCheck check = check(rule);
        PolicyRule.Scope scope = PolicyRule.Scope.of(given.caller());
        boolean checked = enforceScope || scope == PolicyRule.Scope.DOMAIN;
        if (checked && !rules.get(rule).scopes().contains(scope)) {
            return Verdict.NO;
        }
        return check.judge(given);
    }

    /** Conditions by name, for who wants to show them. */
    public Map<String, String> conditions() {
        return rules.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, rule -> rule.getValue().condition(), (a, b) -> a, LinkedHashMap::new));
    }
}
