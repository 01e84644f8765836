package org.ustack.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.ustack.compute.ConsoleService;
import org.ustack.compute.ServerService;
import org.ustack.kernel.CloudException;
import org.ustack.web.access.Work;
import org.ustack.web.text.Words;

/**
 * The screen of a server: opened from the server's page by id, or by the address with a token that the compute API gave out.
 */
@Named
@RequestScoped
public class ConsolePage {

    @Inject
    ConsoleService consoles;

    @Inject
    ServerService servers;

    @Inject
    Work work;

    @Inject
    Words words;

    private String id;
    private String token;
    private String name;
    private String problem;

    /** A token of one's own, unless the address brought one. */
    public void load() {
        if (token != null) {
            return;
        }
        try {
            name = servers.get(work.reader(), id).name();
            if (!work.mayChange()) {
                problem = words.get("error.POLICY_FORBIDS");
                return;
            }
            token = consoles.open(work.reader(), id, "vnc", "novnc").token();
        } catch (RuntimeException e) {
            CloudException error = Work.cloud(e);
            problem = words.of(error);
        }
    }

    /** Where the page's script connects to. */
    public String getSocketPath() {
        return FacesContext.getCurrentInstance().getExternalContext().getRequestContextPath() + "/websockify?token="
                + token;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public String getName() {
        return name;
    }

    public String getProblem() {
        return problem;
    }
}
