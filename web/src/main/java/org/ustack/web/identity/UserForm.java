package org.ustack.web.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ustack.identity.UserDraft;
import org.ustack.identity.UserView;

/** What a form says of a user. */
public class UserForm extends Naming {

    private static final long serialVersionUID = 1L;
    private static final String KEEPS_FIRST_PASSWORD = "ignore_change_password_upon_first_use";
    private static final String EMAIL = "email";
    private static final String DESCRIPTION = "description";

    private String email;
    private transient String password;
    private boolean changesFirstPassword = true;
    private final Pick project = Pick.of("PROJECT");

    UserForm(Choice domain) {
        project.setDomain(domain);
    }

    /** @param projectName of the default project; null without one */
    UserForm(UserView user, Choice domain, String projectName) {
        super(user.id(), user.name(), text(user, DESCRIPTION));
        email = text(user, EMAIL);
        changesFirstPassword = !Boolean.TRUE.equals(user.options().get(KEEPS_FIRST_PASSWORD));
        project.choose(
                "PROJECT", domain, projectName == null ? null : new Choice(user.defaultProjectId(), projectName));
    }

    /** Null where nothing is said. */
    static String text(UserView user, String name) {
        Object value = user.extra().get(name);
        return value == null ? null : value.toString();
    }

    /** @param domainId of a new user; null for one that is there */
    UserDraft draft(String domainId) {
        Map<String, Object> extra = new LinkedHashMap<>();
        extra.put(EMAIL, email);
        extra.put(DESCRIPTION, getDescription());
        Map<String, Object> options = new LinkedHashMap<>();
        options.put(KEEPS_FIRST_PASSWORD, changesFirstPassword ? null : true);
        String projectId =
                project.getChosen() == null ? "" : project.getChosen().id();
        return new UserDraft(getName(), domainId, projectId, null, isFresh() ? password : null, options, extra);
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    /** Never sent to the browser. */
    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public boolean isChangesFirstPassword() {
        return changesFirstPassword;
    }

    public void setChangesFirstPassword(boolean changesFirstPassword) {
        this.changesFirstPassword = changesFirstPassword;
    }

    public Pick getProject() {
        return project;
    }
}
