package org.ustack.web.identity;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import org.ustack.identity.IdentityFinder;
import org.ustack.identity.IdentityFinder.Question;
import org.ustack.identity.UserService;
import org.ustack.identity.UserView;
import org.ustack.web.parts.Lines;
import org.ustack.web.text.Words;

/** The users of a domain. */
@Named
@ViewScoped
public class UsersPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    UserService users;

    @Inject
    IdentityFinder finder;

    @Inject
    IdentityWork identity;

    @Inject
    Pickers pickers;

    @Inject
    Words words;

    private final InDomain where = new InDomain();
    private Lines<UserView> lines;
    private UserForm form = new UserForm(null);

    @PostConstruct
    void begin() {
        lines = new Lines<>((after, most) ->
                finder.users(identity.caller(), new Question(where.getId(), where.getSearch(), after, most)));
    }

    public void load() throws IOException {
        where.open("identity:list_users", identity, pickers);
    }

    public void questionChanged() {
        lines.restart();
    }

    public void add() {
        form = new UserForm(where.getDomain());
    }

    public String create() {
        return identity.change(
                        "identity:create_user", "edit-form", caller -> users.create(caller, form.draft(where.getId())))
                .map(made -> {
                    words.done(words.get("identity.saved", made.name()));
                    return "/user.xhtml?faces-redirect=true&id=" + made.id();
                })
                .orElse(null);
    }

    public boolean isMayCreate() {
        return identity.may("identity:create_user", where.getId());
    }

    public String email(UserView user) {
        return UserForm.text(user, "email");
    }

    public InDomain getWhere() {
        return where;
    }

    public Lines<UserView> getLines() {
        return lines;
    }

    public UserForm getForm() {
        return form;
    }
}
