package org.ustack.web.account;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import org.ustack.identity.ApplicationCredentialService;
import org.ustack.identity.ApplicationCredentialView;
import org.ustack.identity.TokenService;
import org.ustack.identity.TokenView;
import org.ustack.kernel.RequestContext;
import org.ustack.web.access.Caller;
import org.ustack.web.access.SignedIn;
import org.ustack.web.access.Work;
import org.ustack.web.text.Words;

/** One's own application credentials, and files for the client of who logs in by password. */
@Named
@ViewScoped
public class CredentialsPage implements Serializable {

    private static final long serialVersionUID = 1L;

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
    Work work;

    @Inject
    Words words;

    @Inject
    Clock clock;

    private transient List<ApplicationCredentialView> shown;
    private String askedId;
    private String askedName;

    /** Of all projects, as they were when the page was made: a click means the line that was seen. */
    public List<ApplicationCredentialView> getCredentials() {
        if (shown == null) {
            shown = read();
        }
        return shown;
    }

    /** The list is read anew. */
    void changed() {
        shown = null;
    }

    private List<ApplicationCredentialView> read() {
        RequestContext context = work.reads("identity:list_application_credentials");
        return credentials.list(context, context.userId(), null);
    }

    /** The project's name, or its id where the user has no way there any more. */
    public String projectOf(ApplicationCredentialView credential) {
        return signedIn.getProjects().stream()
                .filter(project -> project.id().equals(credential.projectId()))
                .map(SignedIn.Project::name)
                .findFirst()
                .orElse(credential.projectId());
    }

    public boolean over(ApplicationCredentialView credential) {
        return credential.expiresAt() != null && !clock.instant().isBefore(credential.expiresAt());
    }

    public void ask(String id, String name) {
        askedId = id;
        askedName = name;
    }

    public void deleteAsked() {
        work.own("identity:delete_application_credential", context -> {
                    credentials.delete(context, tokens.show(context, signedIn.token()), context.userId(), askedId);
                    return true;
                })
                .ifPresent(done -> words.done(words.get("credentials.deleted", askedName)));
        changed();
    }

    public String getAsked() {
        return askedName;
    }

    /** A credential is for a project. */
    public boolean isMayCreate() {
        return signedIn.getProjectId() != null;
    }

    public String getPasswordOpenrc() {
        return clients.files(signedIn.getProjectId()).openrc(person());
    }

    public String getPasswordCloudsYaml() {
        return clients.files(signedIn.getProjectId()).cloudsYaml(person());
    }

    private ClientFiles.Person person() {
        TokenView token = tokens.show(caller.context(), signedIn.token());
        TokenView.Place project = token.project();
        return new ClientFiles.Person(
                token.user().name(),
                token.user().domain().name(),
                project == null ? null : project.name(),
                project == null ? null : project.domain().name());
    }
}
