package org.ustack.identity.internal.federation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ustack.identity.IdentityError;

/**
 * Applies the rules of a mapping to what a provider says of somebody. The language is Keystone's: a rule whose remote side
 * holds adds what its local side says, with {@code {0}} for the first value picked, and so on. Unlike upstream, a value that
 * looks like a list is never read as one: who chooses a display name does not choose groups by it.
 */
final class MappingRules {

    private final String mappingId;
    private final List<?> rules;

    private Mapped.User user;
    private final Set<String> groupIds = new LinkedHashSet<>();
    private final Set<Mapped.GroupName> groups = new LinkedHashSet<>();
    private final List<Mapped.Project> projects = new ArrayList<>();
    private boolean matched;

    private MappingRules(String mappingId, List<?> rules) {
        this.mappingId = mappingId;
        this.rules = rules;
    }

    /**
     * @param rules valid ones
     * @param assertion attributes with their values
     * @throws org.ustack.kernel.CloudException {@link IdentityError#INVALID} if no rule holds
     */
    static Mapped apply(String mappingId, List<?> rules, Map<String, List<String>> assertion) {
        MappingRules work = new MappingRules(mappingId, rules);
        return work.apply(assertion);
    }

    private Mapped apply(Map<String, List<String>> assertion) {
        for (Object each : rules) {
            Map<?, ?> rule = (Map<?, ?>) each;
            Optional<Picked> picked = RemoteSide.pick(mappingId, (List<?>) rule.get("remote"), assertion);
            picked.ifPresent(
                    values -> ((List<?>) rule.get("local")).forEach(local -> local((Map<?, ?>) local, values)));
        }
        if (!matched) {
            throw IdentityError.invalid("Could not map any federated user properties to identity values."
                    + " Check debug logs or the mapping used for additional details.");
        }
        Mapped.User found = user == null ? new Mapped.User(null, null, null, null, false) : user;
        return new Mapped(found, groupIds, groups, projects);
    }

    private void local(Map<?, ?> local, Picked values) {
        matched = true;
        // The first one named is who it is.
        if (local.get("user") instanceof Map<?, ?> named && user == null) {
            user = new Mapped.User(
                    values.fill(named.get("id")),
                    values.fill(named.get("name")),
                    values.fill(named.get("email")),
                    place(named.get("domain"), values),
                    "local".equals(values.fill(named.get("type"))));
        }
        if (local.get("group") instanceof Map<?, ?> group) {
            if (group.containsKey("id")) {
                groupIds.add(values.fill(group.get("id")));
            } else {
                groups.add(new Mapped.GroupName(values.fill(group.get("name")), place(group.get("domain"), values)));
            }
        }
        if (local.containsKey("groups")) {
            if (!local.containsKey("domain")) {
                throw IdentityError.invalid("Invalid rule: " + Python.repr(local)
                        + ". Both 'groups' and 'domain' keywords must be specified.");
            }
            Mapped.Place domain = place(local.get("domain"), values);
            values.list((String) local.get("groups")).forEach(name -> groups.add(new Mapped.GroupName(name, domain)));
        }
        if (local.containsKey("group_ids")) {
            groupIds.addAll(values.list((String) local.get("group_ids")));
        }
        each(local.get("projects"), project -> {
            List<String> roles = new ArrayList<>();
            each(project.get("roles"), role -> roles.add(values.fill(role.get("name"))));
            projects.add(new Mapped.Project(values.fill(project.get("name")), roles));
        });
    }

    private static void each(Object list, Consumer<Map<?, ?>> work) {
        if (list instanceof List<?> items) {
            items.forEach(item -> work.accept((Map<?, ?>) item));
        }
    }

    private static Mapped.Place place(Object domain, Picked values) {
        return domain instanceof Map<?, ?> map
                ? new Mapped.Place(values.fill(map.get("id")), values.fill(map.get("name")))
                : null;
    }
}
