package org.ustack.web.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.ustack.identity.DomainService;
import org.ustack.identity.DomainView;
import org.ustack.identity.GroupView;
import org.ustack.identity.IdentityFinder;
import org.ustack.identity.IdentityFinder.Page;
import org.ustack.identity.IdentityFinder.Question;
import org.ustack.identity.ProjectView;
import org.ustack.identity.RoleService;
import org.ustack.identity.RoleView;
import org.ustack.identity.UserView;
import org.ustack.kernel.RequestContext;

/** What fields offer while the reader types: the first few names that have the text in them. */
@Named
@RequestScoped
public class Pickers {

    private static final int OFFERED = 12;

    @Inject
    IdentityFinder finder;

    @Inject
    DomainService domains;

    @Inject
    RoleService roles;

    @Inject
    IdentityWork identity;

    private Boolean severalDomains;

    /** For the field of a {@link Pick}, which the component carries as its attribute {@code pick}. */
    public List<Choice> things(String text) {
        UIComponent field = UIComponent.getCurrentComponent(FacesContext.getCurrentInstance());
        Pick pick = (Pick) field.getAttributes().get("pick");
        String domain = pick.getDomain() == null
                ? identity.homeDomain()
                : pick.getDomain().id();
        Question question = question(domain, text);
        RequestContext caller = identity.caller();
        return switch (pick.getKind()) {
            case "USER" -> choices(finder.users(caller, question), UserView::id, UserView::name);
            case "GROUP" -> choices(finder.groups(caller, question), GroupView::id, GroupView::name);
            case "PROJECT" -> choices(finder.projects(caller, question), ProjectView::id, ProjectView::name);
            default -> domains(text);
        };
    }

    /** Domains within reach. */
    public List<Choice> domains(String text) {
        return choices(finder.domains(identity.caller(), question(null, text)), DomainView::id, DomainView::name);
    }

    /** Whether there is more than one domain to choose from. */
    public boolean isSeveralDomains() {
        if (severalDomains == null) {
            severalDomains = identity.mayList("identity:list_domains")
                    && finder.domains(identity.caller(), new Question(null, null, null, 1))
                                    .next()
                            != null;
        }
        return severalDomains;
    }

    /** The global roles by name, then those of a domain; none for who may not see them. @param domain null for the global ones only */
    List<Choice> roles(Choice domain) {
        if (!identity.may("identity:list_roles", null)) {
            return List.of();
        }
        List<Choice> found = new ArrayList<>(named(roles.list(identity.caller(), null, null)));
        if (domain != null) {
            found.addAll(named(roles.list(identity.caller(), domain.id(), null)));
        }
        return found;
    }

    private static List<Choice> named(List<RoleView> roles) {
        return roles.stream()
                .sorted(Comparator.comparing(RoleView::name))
                .map(role -> new Choice(role.id(), role.name()))
                .toList();
    }

    /** A domain by its id; null, for nothing chosen, where the reader may not see it. */
    Choice domain(String id) {
        return id == null || !identity.may("identity:get_domain", id)
                ? null
                : new Choice(id, domains.get(identity.caller(), id).name());
    }

    private static Question question(String domainId, String text) {
        return new Question(domainId, text, null, OFFERED);
    }

    private static <T> List<Choice> choices(Page<T> found, Function<T, String> id, Function<T, String> label) {
        return found.items().stream()
                .map(each -> new Choice(id.apply(each), label.apply(each)))
                .toList();
    }
}
