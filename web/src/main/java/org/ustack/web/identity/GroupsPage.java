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
import org.ustack.web.parts.Lines;
import org.ustack.web.text.Words;

/** The groups of a domain. */
@Named
@ViewScoped
public class GroupsPage implements Serializable {

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

    private final InDomain where = new InDomain();
    private Lines<GroupView> lines;
    private Naming form = new Naming();

    @PostConstruct
    void begin() {
        lines = new Lines<>((after, most) ->
                finder.groups(identity.caller(), new Question(where.getId(), where.getSearch(), after, most)));
    }

    public void load() throws IOException {
        where.open("identity:list_groups", identity, pickers);
    }

    public void questionChanged() {
        lines.restart();
    }

    public void add() {
        form = new Naming();
    }

    public String create() {
        GroupDraft draft = new GroupDraft(form.getName(), where.getId(), form.said(), null);
        return identity.change("identity:create_group", "edit-form", caller -> groups.create(caller, draft))
                .map(made -> {
                    words.done(words.get("identity.saved", made.name()));
                    return "/group.xhtml?faces-redirect=true&id=" + made.id();
                })
                .orElse(null);
    }

    public boolean isMayCreate() {
        return identity.may("identity:create_group", where.getId());
    }

    public InDomain getWhere() {
        return where;
    }

    public Lines<GroupView> getLines() {
        return lines;
    }

    public Naming getForm() {
        return form;
    }
}
