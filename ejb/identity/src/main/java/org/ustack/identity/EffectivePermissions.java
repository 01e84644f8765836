package org.ustack.identity;

import java.util.List;
import org.ustack.kernel.policy.Verdict;

/**
 * What a user may do at a place, and why.
 *
 * @param user whom it is about
 * @param placeType what the place is
 * @param place null for the system
 * @param obstacles why no token of that user for that place would be taken now; empty if one would
 * @param roles those that count there, by name
 * @param operations what the policy in force says of each rule to such a token; empty where there can be none
 */
public record EffectivePermissions(
        TokenView.Place user,
        Target.Type placeType,
        TokenView.Place place,
        List<Obstacle> obstacles,
        List<EffectiveRole> roles,
        List<Operation> operations) {

    /** What keeps a user out of a place. */
    public enum Obstacle {
        USER_DISABLED,
        USER_DOMAIN_DISABLED,
        PROJECT_DISABLED,
        DOMAIN_DISABLED,
        NO_ROLE
    }

    public EffectivePermissions {
        obstacles = List.copyOf(obstacles);
        roles = List.copyOf(roles);
        operations = List.copyOf(operations);
    }

    /** A role that counts, with every way on which the user comes to it. */
    public record EffectiveRole(String id, String name, List<Way> ways) {}

    /**
     * One assignment that brings the role.
     *
     * @param actorType whether it was given to the user itself or to a group of the user
     * @param on the place that it was given on; null for the system
     * @param inherited whether it was given for the projects below that place
     * @param chain from the role given to the one that counts, each implied by the one before; one item if they are the same
     */
    public record Way(
            Actor.Type actorType,
            TokenView.Place actor,
            Target.Type onType,
            TokenView.Place on,
            boolean inherited,
            List<TokenView.Named> chain) {}

    /**
     * A rule of the access policy.
     *
     * @param service the API that asks for it, such as {@code compute}
     * @param sentence what it guards
     * @param requests method and path of what it guards
     * @param condition as it is in force
     * @param verdict {@link Verdict#MAYBE} where it depends on the thing
     */
    public record Operation(
            String service, String rule, String sentence, List<String> requests, String condition, Verdict verdict) {}
}
