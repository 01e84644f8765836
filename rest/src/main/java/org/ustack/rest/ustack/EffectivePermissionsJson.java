package org.ustack.rest.ustack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ustack.identity.EffectivePermissions;
import org.ustack.identity.EffectivePermissions.EffectiveRole;
import org.ustack.identity.EffectivePermissions.Operation;
import org.ustack.identity.EffectivePermissions.Way;
import org.ustack.identity.Target;
import org.ustack.identity.TokenView.Named;
import org.ustack.identity.TokenView.Place;

/** What a user may do at a place, with the reasons. */
final class EffectivePermissionsJson {

    private EffectivePermissionsJson() {}

    static Map<String, Object> of(EffectivePermissions found) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("user", place(found.user()));
        shown.put("scope", scope(found.placeType(), found.place()));
        shown.put(
                "obstacles",
                found.obstacles().stream().map(EffectivePermissionsJson::word).toList());
        shown.put(
                "roles",
                found.roles().stream().map(EffectivePermissionsJson::role).toList());
        shown.put(
                "operations",
                found.operations().stream()
                        .map(EffectivePermissionsJson::operation)
                        .toList());
        return Map.of("effectivePermissions", shown);
    }

    private static Map<String, Object> role(EffectiveRole role) {
        Map<String, Object> shown = named(role.id(), role.name());
        shown.put(
                "because",
                role.ways().stream().map(EffectivePermissionsJson::way).toList());
        return shown;
    }

    private static Map<String, Object> way(Way way) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put(word(way.actorType()), place(way.actor()));
        shown.put("scope", scope(way.onType(), way.on()));
        shown.put("inherited", way.inherited());
        List<Map<String, Object>> chain = way.chain().stream()
                .map((Named step) -> named(step.id(), step.name()))
                .toList();
        shown.put("chain", chain);
        return shown;
    }

    private static Map<String, Object> operation(Operation operation) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("service", operation.service());
        shown.put("rule", operation.rule());
        shown.put("sentence", operation.sentence());
        shown.put("requests", operation.requests());
        shown.put("condition", operation.condition());
        shown.put("verdict", word(operation.verdict()));
        return shown;
    }

    /** As identity's APIs write a scope. */
    private static Map<String, Object> scope(Target.Type type, Place place) {
        return type == Target.Type.SYSTEM
                ? Map.of("system", Map.of("all", true))
                : Map.of(word(type), type == Target.Type.DOMAIN ? named(place.id(), place.name()) : place(place));
    }

    private static Map<String, Object> place(Place place) {
        Map<String, Object> shown = named(place.id(), place.name());
        shown.put("domain", named(place.domain().id(), place.domain().name()));
        return shown;
    }

    private static Map<String, Object> named(String id, String name) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", id);
        shown.put("name", name);
        return shown;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
