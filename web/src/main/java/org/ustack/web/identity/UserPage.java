package org.ustack.web.identity;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.ustack.identity.AccountService;
import org.ustack.identity.AccountService.Account;
import org.ustack.identity.AccountService.Keeper;
import org.ustack.identity.GroupService;
import org.ustack.identity.GroupView;
import org.ustack.identity.ProjectDirectory;
import org.ustack.identity.UserDraft;
import org.ustack.identity.UserService;
import org.ustack.identity.UserView;
import org.ustack.web.parts.Ask;
import org.ustack.web.text.Words;

/** A user: who it is, how it stands with its account, its groups. */
@Named
@ViewScoped
public class UserPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String UPDATE = "identity:update_user";

    @Inject
    UserService users;

    @Inject
    AccountService accounts;

    @Inject
    GroupService groups;

    @Inject
    ProjectDirectory names;

    @Inject
    IdentityWork identity;

    @Inject
    Pickers pickers;

    @Inject
    Words words;

    private final Pick newGroup = Pick.of("GROUP");
    private String id;
    private transient UserView user;
    private transient Account account;
    private Choice domain;
    private UserForm form = new UserForm(null);
    private transient String password;
    private Ask ask = Ask.NOTHING;

    public void load() throws IOException {
        user = identity.open(() -> users.get(identity.caller(), id));
        if (user != null) {
            domain = pickers.domain(user.domainId());
            newGroup.setDomain(domain);
        }
    }

    public UserView getUser() {
        if (user == null) {
            user = users.get(identity.caller(), id);
        }
        return user;
    }

    public Account getAccount() {
        if (account == null) {
            account = accounts.account(identity.caller(), id);
        }
        return account;
    }

    private void changed(String text) {
        user = null;
        account = null;
        words.done(text);
    }

    /** The name of the default project; null if there is none. */
    public String getProjectName() {
        String project = getUser().defaultProjectId();
        return project == null ? null : names.projectNames(Set.of(project)).get(project);
    }

    public void edit() {
        form = new UserForm(getUser(), domain, getProjectName());
    }

    public void save() {
        identity.change(UPDATE, "edit-form", caller -> users.update(caller, id, form.draft(null)))
                .ifPresent(saved -> changed(words.get("identity.saved", saved.name())));
    }

    public void setNewPassword() {
        UserDraft draft = new UserDraft(null, null, null, null, password, null, null);
        identity.change(UPDATE, "password-form", caller -> users.update(caller, id, draft))
                .ifPresent(saved -> changed(words.get("user.password.done", saved.name())));
        password = null;
    }

    public void enable() {
        if (enable(true)) {
            changed(words.get("identity.enabled", getUser().name()));
        }
    }

    private boolean enable(boolean on) {
        UserDraft draft = new UserDraft(null, null, null, on, null, null, null);
        return identity.done(UPDATE, caller -> users.update(caller, id, draft));
    }

    public void unlock() {
        if (identity.done(UPDATE, caller -> accounts.unlock(caller, id))) {
            changed(words.get("user.unlocked", getUser().name()));
        }
    }

    public void ask(String what, String thing, String name) {
        ask = new Ask(what, thing, name);
    }

    public String doAsked() {
        boolean done =
                switch (ask.what()) {
                    case "user.delete" -> identity.done("identity:delete_user", caller -> users.delete(caller, id));
                    case "user.disable" -> enable(false);
                    default ->
                        identity.done(
                                "identity:remove_user_from_group", caller -> groups.removeMember(caller, ask.id(), id));
                };
        if (!done) {
            return null;
        }
        changed(words.get("identity.did." + ask.what(), ask.name()));
        return ask.what().equals("user.delete") ? "/users.xhtml?faces-redirect=true" + domainParameter() : null;
    }

    private String domainParameter() {
        return domain == null ? "" : "&domain=" + domain.id();
    }

    /** Empty, and silent, for readers who may not list them. */
    public List<GroupView> getGroups() {
        return isMaySeeGroups() ? users.groups(identity.caller(), id) : List.of();
    }

    public void join() {
        Choice group = newGroup.getChosen();
        if (identity.done("identity:add_user_to_group", caller -> groups.addMember(caller, group.id(), id))) {
            changed(words.get("group.added", getUser().name(), group.label()));
            newGroup.restart();
        }
    }

    public boolean isMaySeeGroups() {
        return identity.may("identity:list_groups_for_user", getUser().domainId());
    }

    /** Whether anything of the user can be changed here: a directory's user only in the directory. */
    public boolean isMayEnable() {
        return identity.may(UPDATE, getUser().domainId()) && getAccount().keeper() != Keeper.DIRECTORY;
    }

    /** Whether this cloud says what the user is called. */
    public boolean isMayEdit() {
        return isMayEnable() && getAccount().keeper() == Keeper.CLOUD;
    }

    /** Nobody is offered to shut themselves out. */
    public boolean isMayDisable() {
        return isMayEnable() && getAccount().enabled() && !isSelf();
    }

    public boolean isMayDelete() {
        return identity.may("identity:delete_user", getUser().domainId())
                && getAccount().keeper() != Keeper.DIRECTORY
                && !isSelf();
    }

    private boolean isSelf() {
        return identity.caller().userId().equals(id);
    }

    public boolean isMayChangeGroups() {
        return identity.may("identity:add_user_to_group", getUser().domainId())
                && getAccount().keeper() != Keeper.DIRECTORY;
    }

    public String text(String name) {
        return UserForm.text(getUser(), name);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public Choice getDomain() {
        return domain;
    }

    public UserForm getForm() {
        return form;
    }

    public Pick getNewGroup() {
        return newGroup;
    }

    /** Never sent to the browser. */
    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public Ask getAsk() {
        return ask;
    }
}
