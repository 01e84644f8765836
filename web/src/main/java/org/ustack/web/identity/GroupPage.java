package org.ustack.web.identity;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import org.ustack.identity.GroupDraft;
import org.ustack.identity.GroupService;
import org.ustack.identity.GroupView;
import org.ustack.identity.IdentityFinder;
import org.ustack.identity.IdentityFinder.Question;
import org.ustack.identity.UserView;
import org.ustack.web.parts.Ask;
import org.ustack.web.parts.Lines;
import org.ustack.web.text.Words;

/** A group and who is in it. */
@Named
@ViewScoped
public class GroupPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    GroupService groups;

    @Inject
    IdentityFinder finder;

    @Inject
    IdentityWork identity;

    @Inject
    Pickers pickers;

    @Inject
    Words words;

    private final Pick newcomer = Pick.of("USER");
    private String id;
    private String search;
    private transient GroupView group;
    private Choice domain;
    private Lines<UserView> members;
    private Naming form = new Naming();
    private Ask ask = Ask.NOTHING;

    @PostConstruct
    void begin() {
        members = new Lines<>(
                (after, most) -> finder.members(identity.caller(), id, new Question(null, search, after, most)));
    }

    public void load() throws IOException {
        group = identity.open(() -> groups.get(identity.caller(), id));
        if (group != null) {
            domain = pickers.domain(group.domainId());
            newcomer.setDomain(domain);
        }
    }

    public GroupView getGroup() {
        if (group == null) {
            group = groups.get(identity.caller(), id);
        }
        return group;
    }

    public void edit() {
        form = new Naming(id, getGroup().name(), getGroup().description());
    }

    public void save() {
        GroupDraft draft = new GroupDraft(form.getName(), null, form.said(), null);
        identity.change("identity:update_group", "edit-form", caller -> groups.update(caller, id, draft))
                .ifPresent(saved -> {
                    group = saved;
                    words.done(words.get("identity.saved", saved.name()));
                });
    }

    public void addMember() {
        Choice who = newcomer.getChosen();
        if (identity.done("identity:add_user_to_group", caller -> groups.addMember(caller, id, who.id()))) {
            words.done(words.get("group.added", who.label(), getGroup().name()));
            newcomer.restart();
            members.restart();
        }
    }

    public void ask(String what, String thing, String name) {
        ask = new Ask(what, thing, name);
    }

    public String doAsked() {
        if (ask.what().equals("group.delete")) {
            if (identity.done("identity:delete_group", caller -> groups.delete(caller, id))) {
                words.done(words.get("identity.did.group.delete", ask.name()));
                return "/groups.xhtml?faces-redirect=true&domain=" + domain();
            }
        } else if (identity.done(
                "identity:remove_user_from_group", caller -> groups.removeMember(caller, id, ask.id()))) {
            words.done(words.get("identity.did." + ask.what(), ask.name()));
            members.restart();
        }
        return null;
    }

    private String domain() {
        return domain == null ? identity.homeDomain() : domain.id();
    }

    public void searchChanged() {
        members.restart();
    }

    public boolean isMayEdit() {
        return identity.may("identity:update_group", getGroup().domainId());
    }

    public boolean isMayChangeMembers() {
        return identity.may("identity:add_user_to_group", getGroup().domainId());
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

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search;
    }

    public Lines<UserView> getMembers() {
        return members;
    }

    public Pick getNewcomer() {
        return newcomer;
    }

    public Naming getForm() {
        return form;
    }

    public Ask getAsk() {
        return ask;
    }
}
