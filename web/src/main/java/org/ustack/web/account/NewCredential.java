package org.ustack.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.ustack.identity.AccessRuleDraft;
import org.ustack.identity.ApplicationCredentialDraft;
import org.ustack.identity.ApplicationCredentialService;
import org.ustack.identity.ApplicationCredentialView;
import org.ustack.identity.RoleReference;
import org.ustack.identity.TokenService;
import org.ustack.identity.TokenView;
import org.ustack.web.access.Caller;
import org.ustack.web.access.SignedIn;
import org.ustack.web.access.Work;
import org.ustack.web.text.Words;

/**
 * The dialog that makes an application credential. Of the request only: the secret is in the answer to that one and nowhere
 * else.
 */
@Named
@RequestScoped
public class NewCredential {

    private static final String FORM = "make-form:";

    @Inject
    ApplicationCredentialService credentials;

    @Inject
    TokenService tokens;

    @Inject
    Caller caller;

    @Inject
    SignedIn signedIn;

    @Inject
    ClientSettings clients;

    @Inject
    CredentialsPage page;

    @Inject
    Work work;

    @Inject
    Words words;

    private String name;
    private String description;
    private List<String> roleIds;
    private String lastDay;
    private boolean unrestricted;
    private String rules;
    private ApplicationCredentialView made;

    /** A form with nothing in it: all roles, no end. */
    public void begin() {
        roleIds = getRoles().stream().map(TokenView.Named::id).toList();
    }

    /** Those that the caller has in the project of now. */
    public List<TokenView.Named> getRoles() {
        return tokens.show(caller.context(), signedIn.token()).roles();
    }

    public void create() {
        ApplicationCredentialDraft draft = draft();
        if (draft == null) {
            return;
        }
        work.own(
                        "identity:create_application_credential",
                        context -> credentials.create(
                                context, tokens.show(context, signedIn.token()), context.userId(), draft))
                .ifPresent(created -> {
                    made = created;
                    page.changed();
                    words.done(words.get("credentials.made", created.name()));
                });
    }

    /** Null after a word at the field that says nothing sensible. */
    private ApplicationCredentialDraft draft() {
        try {
            List<AccessRuleDraft> allowed = AccessRuleLines.read(rules);
            List<RoleReference> wanted =
                    roleIds.stream().map(id -> new RoleReference(id, null)).toList();
            return new ApplicationCredentialDraft(name, description, null, wanted, end(lastDay), unrestricted, allowed);
        } catch (AccessRuleLines.BadLineException e) {
            at("rules", words.get("credentials.rules.bad", e.number()));
        } catch (DateTimeException e) {
            at("until", words.get("credentials.until.bad"));
        }
        FacesContext.getCurrentInstance().validationFailed();
        return null;
    }

    /** The end of that day in UTC. @return null for never */
    static Instant end(String day) {
        return day == null
                ? null
                : LocalDate.parse(day).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static void at(String field, String sentence) {
        FacesContext.getCurrentInstance()
                .addMessage(FORM + field, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence));
    }

    /** With its secret, in the answer that made it; else null. */
    public ApplicationCredentialView getMade() {
        return made;
    }

    public String getCloudsYaml() {
        return files().cloudsYaml(made.id(), made.secret());
    }

    public String getOpenrc() {
        return files().openrc(made.id(), made.secret());
    }

    private ClientFiles files() {
        return clients.files(made.projectId());
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public List<String> getRoleIds() {
        return roleIds;
    }

    public void setRoleIds(List<String> roleIds) {
        this.roleIds = roleIds;
    }

    public String getLastDay() {
        return lastDay;
    }

    public void setLastDay(String lastDay) {
        this.lastDay = lastDay;
    }

    public boolean isUnrestricted() {
        return unrestricted;
    }

    public void setUnrestricted(boolean unrestricted) {
        this.unrestricted = unrestricted;
    }

    public String getRules() {
        return rules;
    }

    public void setRules(String rules) {
        this.rules = rules;
    }
}
