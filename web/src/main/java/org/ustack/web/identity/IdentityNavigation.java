package org.ustack.web.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.ustack.identity.EffectivePermissionService;
import org.ustack.web.access.SignedIn;

/** Which pages of identity the reader may see, and for which domain they act. */
@Named
@RequestScoped
public class IdentityNavigation {

    /** A page of the side navigation. @param rule by which it lists */
    public record Entry(String page, String icon, String rule) implements Serializable {}

    private static final List<Entry> ENTRIES = List.of(
            new Entry("domains", "pi-building", "identity:list_domains"),
            new Entry("projects", "pi-folder", "identity:list_projects"),
            new Entry("users", "pi-user", "identity:list_users"),
            new Entry("groups", "pi-users", "identity:list_groups"),
            new Entry("roles", "pi-id-card", "identity:list_roles"),
            new Entry("assignments", "pi-check-square", "identity:list_role_assignments"),
            new Entry("permissions", "pi-shield", EffectivePermissionService.RULE));

    @Inject
    IdentityWork identity;

    @Inject
    Office office;

    @Inject
    SignedIn signedIn;

    private List<Entry> shown;

    /** In their order; empty for who administers nothing. */
    public List<Entry> getEntries() {
        if (shown == null) {
            shown = ENTRIES.stream()
                    .filter(entry -> identity.mayList(entry.rule()))
                    .toList();
        }
        return shown;
    }

    /** More than one only for who acts for a domain and could for another. */
    public List<Choice> getDomains() {
        identity.caller();
        return office.domains();
    }

    public String getDomainId() {
        return office.domainId();
    }

    /** Where somebody without a project begins: who administers people may have none. Null for who has a project. */
    public String home() {
        return signedIn.getProjectId() != null || getEntries().isEmpty() ? null : first();
    }

    private String first() {
        return "/" + getEntries().get(0).page() + ".xhtml?faces-redirect=true";
    }

    /** Every page begins anew, since what it showed may be out of reach. */
    public String actFor(String domainId) {
        office.actFor(domainId);
        return getEntries().isEmpty() ? "/overview.xhtml?faces-redirect=true" : first();
    }
}
