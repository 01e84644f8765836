package org.ustack.identity.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ustack.identity.domain.ImpliedRole;

/**
 * Which role implies which, and what that comes to. A circle is walked once.
 *
 * @param implied from a role to those that it implies directly
 */
record RoleInferences(Map<String, List<String>> implied) {

    static RoleInferences of(Collection<ImpliedRole> rules) {
        Map<String, List<String>> implied = new HashMap<>();
        for (ImpliedRole rule : rules) {
            implied.computeIfAbsent(rule.priorId(), prior -> new ArrayList<>()).add(rule.impliedId());
        }
        return new RoleInferences(implied);
    }

    /** Those roles and all that they imply, however far. */
    Set<String> closure(Collection<String> roleIds) {
        Set<String> all = new LinkedHashSet<>(roleIds);
        roleIds.forEach(id -> all.addAll(origins(id).keySet()));
        return all;
    }

    /** The shortest way from one role to another, both included; empty if it does not lead there. */
    Optional<List<String>> chain(String from, String to) {
        Map<String, String> origins = origins(from);
        if (!origins.containsKey(to)) {
            return Optional.empty();
        }
        LinkedList<String> chain = new LinkedList<>();
        for (String step = to; step != null; step = origins.get(step)) {
            chain.addFirst(step);
        }
        return Optional.of(List.copyOf(chain));
    }

    /** All that a role comes to, the nearest first, each with the role that brought it; null for the first one. */
    private Map<String, String> origins(String from) {
        Map<String, String> origins = new LinkedHashMap<>();
        origins.put(from, null);
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            String prior = open.removeFirst();
            for (String next : implied.getOrDefault(prior, List.of())) {
                if (!origins.containsKey(next)) {
                    origins.put(next, prior);
                    open.addLast(next);
                }
            }
        }
        return origins;
    }
}
