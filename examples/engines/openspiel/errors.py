class Refusal(Exception):
    """What the caller did wrong, by status and code."""

    def __init__(self, status, code, detail):
        super().__init__(detail)
        self.status, self.code, self.detail = status, code, detail
