package org.ustack.identity.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IdentityRules;
import org.ustack.identity.domain.Group;
import org.ustack.identity.domain.Project;
import org.ustack.identity.domain.Role;
import org.ustack.identity.domain.Trust;
import org.ustack.identity.domain.User;
import org.ustack.kernel.AccessPolicy;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.policy.PolicyBook;

/**
 * Who may touch what in identity: the caller's policy judges its rule on the thing at hand. Here stand the facts of each
 * thing by Keystone's names. A thing that is not there has no facts, so that only who may touch all of its kind learns that.
 */
public final class IdentityAccess {

    private static final PolicyBook DEFAULTS = IdentityRules.defaults();

    private IdentityAccess() {}

    public static boolean allows(RequestContext caller, String rule, Map<String, String> thing) {
        AccessPolicy policy = caller.policy() == null ? DEFAULTS::allows : caller.policy();
        return policy.allows(rule, caller, thing);
    }

    public static void must(RequestContext caller, String rule, Map<String, String> thing) {
        must(allows(caller, rule, thing), rule);
    }

    public static Map<String, String> of(User user) {
        return user == null ? Map.of() : Map.of("target.user.id", user.id(), "target.user.domain_id", user.domainId());
    }

    public static Map<String, String> of(Group group) {
        return group == null
                ? Map.of()
                : Map.of("target.group.id", group.id(), "target.group.domain_id", group.domainId());
    }

    public static Map<String, String> of(Project project) {
        return project == null
                ? Map.of()
                : Map.of("target.project.id", project.id(), "target.project.domain_id", project.domainId());
    }

    /** A global role has the domain None. */
    public static Map<String, String> of(Role role) {
        Map<String, String> facts = new HashMap<>();
        facts.put("target.role.name", role.name());
        facts.put("target.role.domain_id", role.domainId());
        return facts;
    }

    /**
     * Something that stands below a user, by the names of today and of older files.
     *
     * @param user null if it is not there
     */
    public static Map<String, String> ofOwner(String userId, User user) {
        return both(of(user), Map.of("target.user.id", userId, "user_id", userId));
    }

    public static Map<String, String> of(Trust trust) {
        return ofTrust(trust.trustorId(), trust.trusteeId(), trust.projectId());
    }

    /** A party that is not known, and the project of a trust without one, are no facts. */
    public static Map<String, String> ofTrust(String trustorId, String trusteeId, String projectId) {
        Map<String, String> facts = new HashMap<>();
        for (String prefix : new String[] {"target.trust.", "trust."}) {
            facts.put(prefix + "trustor_user_id", trustorId);
            facts.put(prefix + "trustee_user_id", trusteeId);
            facts.put(prefix + "project_id", projectId);
        }
        facts.values().removeIf(Objects::isNull);
        return facts;
    }

    public static Map<String, String> ofCredential(String ownerId) {
        return Map.of("target.credential.user_id", ownerId);
    }

    /** Something of a kind that is to be made in a domain, or listed. */
    public static Map<String, String> inDomain(String kind, String domainId) {
        return domainId == null ? Map.of() : Map.of("target." + kind + "domain_id", domainId);
    }

    @SafeVarargs
    public static Map<String, String> both(Map<String, String>... facts) {
        Map<String, String> all = new HashMap<>();
        for (Map<String, String> some : facts) {
            all.putAll(some);
        }
        return all;
    }

    /** On things of the whole cloud, of which there is nothing to know. */
    public static void must(RequestContext caller, String rule) {
        must(caller, rule, Map.of());
    }

    /**
     * The domain that a listing is held to.
     *
     * @param asked the domain asked for, or null for all
     * @return null for all
     */
    public static String listable(RequestContext caller, String asked, String rule) {
        if (allows(caller, rule, Map.of())) {
            return asked;
        }
        must(caller, rule, inDomain("", asked == null ? caller.domainId() : asked));
        return asked == null ? caller.domainId() : asked;
    }

    public static void must(boolean allowed, String rule) {
        if (!allowed) {
            throw IdentityError.forbidden(rule);
        }
    }
}
