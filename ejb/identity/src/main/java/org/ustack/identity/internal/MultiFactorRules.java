package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Arrays;
import java.util.List;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.TokenView.Named;
import org.ustack.identity.TokenView.Place;
import org.ustack.identity.domain.Domain;
import org.ustack.identity.domain.User;

/** Which methods a user's options ask for. */
@Stateless
public class MultiFactorRules {

    private static final List<String> KNOWN =
            Arrays.stream(AuthMethod.values()).map(AuthMethod::label).toList();

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    /** @param rules lists of methods, each of which is enough; empty: any method is */
    public record Rules(Place user, List<List<String>> rules) {

        boolean satisfiedBy(List<AuthMethod> methods) {
            List<String> labels = methods.stream().map(AuthMethod::label).toList();
            return rules.isEmpty() || rules.stream().anyMatch(labels::containsAll);
        }
    }

    public Rules of(String userId) {
        User user = em.find(User.class, userId);
        Domain domain = em.find(Domain.class, user.domainId());
        Place who = new Place(user.id(), user.name(), new Named(domain.id(), domain.name()));
        boolean off = Boolean.FALSE.equals(user.options().get("multi_factor_auth_enabled"));
        return new Rules(who, off ? List.of() : rules(user.options().get("multi_factor_auth_rules")));
    }

    /** As upstream, what is no rule is passed over, and so is a method that does not exist: nobody is locked out by a typo. */
    private static List<List<String>> rules(Object option) {
        if (!(option instanceof List<?> lists)) {
            return List.of();
        }
        return lists.stream()
                .filter(List.class::isInstance)
                .map(list -> ((List<?>) list)
                        .stream()
                                .filter(KNOWN::contains)
                                .map(String.class::cast)
                                .toList())
                .filter(rule -> !rule.isEmpty())
                .toList();
    }
}
