"""A passkey in software, which answers as a browser with a fingerprint lock would."""

import hashlib
import json
import secrets

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

ORIGIN = "https://testserver"
SITE = hashlib.sha256(b"testserver").digest()
FLAG = AuthenticatorData.FLAG


class Passkey:
    """One key pair, kept as a device keeps it."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(16)
        self.owner = ""

    def register(self, options: dict) -> str:
        """Answer the page that adds a passkey: JSON for its hidden box."""
        asked = options["publicKey"]
        self.owner = asked["user"]["id"]
        credential = AttestedCredentialData.create(
            Aaguid(bytes(16)),
            self.id,
            ES256.from_cryptography_key(self.key.public_key()),
        )
        flags = FLAG.UP | FLAG.UV | FLAG.AT
        data = AuthenticatorData.create(SITE, flags, 0, credential)
        client = self._client_data("webauthn.create", asked["challenge"])
        return self._answer(
            clientDataJSON=client.b64,
            attestationObject=websafe_encode(
                AttestationObject.create("none", data, {})
            ),
        )

    def sign(self, options: dict) -> str:
        """Answer the page that asks for a passkey: JSON for its hidden box."""
        asked = options["publicKey"]
        data = AuthenticatorData.create(SITE, FLAG.UP | FLAG.UV, 1)
        client = self._client_data("webauthn.get", asked["challenge"])
        signature = self.key.sign(data + client.hash, ec.ECDSA(SHA256()))
        return self._answer(
            clientDataJSON=client.b64,
            authenticatorData=websafe_encode(data),
            signature=websafe_encode(signature),
            userHandle=self.owner,
        )

    def _client_data(self, kind: str, challenge: str) -> CollectedClientData:
        return CollectedClientData.create(kind, websafe_decode(challenge), ORIGIN)

    def _answer(self, **response: str) -> str:
        name = websafe_encode(self.id)
        answer = {"id": name, "rawId": name, "type": "public-key", "response": response}
        return json.dumps({**answer, "clientExtensionResults": {}})
