package org.ustack.web.identity;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.identity.RoleDraft;
import org.ustack.identity.RoleService;
import org.ustack.identity.RoleView;
import org.ustack.web.parts.Ask;
import org.ustack.web.text.Words;

/** The global roles or those of a domain, and which of them brings which. */
@Named
@ViewScoped
public class RolesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    RoleService roles;

    @Inject
    IdentityWork identity;

    @Inject
    Pickers pickers;

    @Inject
    Words words;

    private Choice domain;
    private String domainId;
    private Naming form = new Naming();
    private Choice prior;
    private String impliedId;
    private Ask ask = Ask.NOTHING;
    private transient Map<String, List<RoleView>> implied;

    public void load() throws IOException {
        identity.open("identity:list_roles");
        domain = pickers.domain(domainId);
    }

    public List<RoleView> getRoles() {
        return sorted(roles.list(identity.caller(), domainId, null));
    }

    private static List<RoleView> sorted(List<RoleView> found) {
        return found.stream().sorted(Comparator.comparing(RoleView::name)).toList();
    }

    /** What a role brings directly. Empty, and silent, for readers who may not see that. */
    public List<RoleView> implied(String roleId) {
        if (implied == null) {
            implied = new LinkedHashMap<>();
            if (identity.may("identity:list_role_inference_rules", null)) {
                roles.inferences(identity.caller()).forEach((role, brings) -> implied.put(role.id(), brings));
            }
        }
        return implied.getOrDefault(roleId, List.of());
    }

    /** What the role could bring besides: a global role that is neither itself nor the administrator's. */
    public List<RoleView> getOffered() {
        if (prior == null) {
            return List.of();
        }
        List<String> taken = implied(prior.id()).stream().map(RoleView::id).toList();
        return sorted(roles.list(identity.caller(), null, null)).stream()
                .filter(role -> !role.id().equals(prior.id())
                        && !taken.contains(role.id())
                        && !role.name().equals("admin"))
                .toList();
    }

    public void add() {
        form = new Naming();
    }

    public void edit(RoleView role) {
        form = new Naming(role.id(), role.name(), role.description());
    }

    public void save() {
        RoleDraft draft = new RoleDraft(form.getName(), form.isFresh() ? domainId : null, form.said(), null, null);
        identity.change(
                        form.isFresh() ? "identity:create_role" : "identity:update_role",
                        "edit-form",
                        caller -> form.isFresh()
                                ? roles.create(caller, draft)
                                : roles.update(caller, form.getId(), draft))
                .ifPresent(saved -> words.done(words.get("identity.saved", saved.name())));
    }

    public void begin(RoleView role) {
        prior = new Choice(role.id(), role.name());
        impliedId = null;
    }

    public void imply() {
        if (identity.done("identity:create_implied_role", caller -> roles.imply(caller, prior.id(), impliedId))) {
            implied = null;
            words.done(words.get("identity.saved", prior.label()));
        }
    }

    public void ask(RoleView role) {
        ask = new Ask("role.delete", role.id(), role.name());
    }

    public void askUnimply(RoleView role, RoleView brings) {
        prior = new Choice(role.id(), role.name());
        ask = new Ask("role.unimply", brings.id(), role.name() + " → " + brings.name());
    }

    public void doAsked() {
        boolean done = ask.what().equals("role.delete")
                ? identity.done("identity:delete_role", caller -> roles.delete(caller, ask.id()))
                : identity.done("identity:delete_implied_role", caller -> roles.unimply(caller, prior.id(), ask.id()));
        implied = null;
        if (done) {
            words.done(words.get("identity.did." + ask.what(), ask.name()));
        }
    }

    public boolean isMayCreate() {
        return identity.may("identity:create_role", null);
    }

    public boolean isMayImply() {
        return identity.may("identity:create_implied_role", null);
    }

    public Choice getDomain() {
        return domain;
    }

    public void setDomain(Choice domain) {
        this.domain = domain;
        this.domainId = domain == null ? null : domain.id();
    }

    public String getDomainId() {
        return domainId;
    }

    public void setDomainId(String domainId) {
        this.domainId = domainId;
    }

    public Naming getForm() {
        return form;
    }

    public Choice getPrior() {
        return prior;
    }

    public String getImpliedId() {
        return impliedId;
    }

    public void setImpliedId(String impliedId) {
        this.impliedId = impliedId;
    }

    public Ask getAsk() {
        return ask;
    }
}
