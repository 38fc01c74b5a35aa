"""Addresses for signing in and out, and for one's own account.

Only these of django-allauth's pages exist: nobody signs up or changes an e-mail address by themselves.
"""

from allauth.account import views as account
from allauth.mfa.base import views as codes
from django.urls import path, re_path

from goldthread.foundation.access.doors import SIGNED_IN, declared, public
from goldthread.foundation.sign_in import passkey_views as passkeys
from goldthread.foundation.sign_in import views

SIGN_IN = public("this is where people sign in")
RESET = public("somebody without a password cannot sign in to ask for one; what is answered reveals nothing")

urlpatterns = [
    path("sign-in/", declared(account.login, SIGN_IN), name="account_login"),
    path("sign-in/code/", declared(passkeys.SecondStep.as_view(), SIGN_IN), name="mfa_authenticate"),
    path("sign-in/passkey/", declared(passkeys.SignInByPasskey.as_view(), SIGN_IN), name="sign_in_by_passkey"),
    path(
        "sign-out/",
        declared(account.logout, public("somebody whose session has ended may still press the button")),
        name="account_logout",
    ),
    path("account/", views.your_account, name="your_account"),
    path("account/confirm/", declared(account.reauthenticate, SIGNED_IN), name="account_reauthenticate"),
    path("account/confirm/code/", declared(codes.reauthenticate, SIGNED_IN), name="mfa_reauthenticate"),
    path(
        "account/confirm/passkey/",
        declared(passkeys.ConfirmByPasskey.as_view(), SIGNED_IN),
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/passkeys/", passkeys.own_passkeys, name="own_passkeys"),
    path("account/passkeys/new/", passkeys.add_passkey, name="add_passkey"),
    path("account/passkeys/<int:pk>/", passkeys.rename_passkey, name="rename_passkey"),
    path("account/passkeys/<int:pk>/remove/", passkeys.remove_passkey, name="remove_passkey"),
    path("account/password/", declared(views.ChangePassword.as_view(), SIGNED_IN), name="account_change_password"),
    path("account/password/reset/", declared(account.password_reset, RESET), name="account_reset_password"),
    path(
        "account/password/reset/sent/",
        declared(account.password_reset_done, RESET),
        name="account_reset_password_done",
    ),
    re_path(
        r"^account/password/reset/(?P<uidb36>[0-9a-z]+)-(?P<key>[-0-9a-z]+)/$",
        declared(views.PasswordByLink.as_view(), RESET),
        name="account_reset_password_from_key",
    ),
    path(
        "account/password/reset/done/",
        declared(account.password_reset_from_key_done, RESET),
        name="account_reset_password_from_key_done",
    ),
    path("account/authenticator/", views.set_up_second_factor, name="mfa_activate_totp"),
    path(
        "account/recovery-codes/",
        declared(views.RecoveryCodes.as_view(), SIGNED_IN),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/recovery-codes/new/",
        declared(views.NewRecoveryCodes.as_view(), SIGNED_IN),
        name="mfa_generate_recovery_codes",
    ),
    path("account/sessions/", views.sessions, name="sessions"),
    path("account/sign-out-everywhere/", views.sign_out_everywhere, name="sign_out_everywhere"),
]
