# The API's reference. What the calls themselves say comes from their description, in English.

reference-title = API reference
reference-lead = Everything a person can do here a program can do too, under the same rules. A program signs in with a key that an administrator of the account has made.
reference-document = OpenAPI document
reference-try = Try it
reference-call = Call
reference-address = Address
reference-scope = Scope
reference-problems = Problems
reference-problems-text = A refusal is a problem document: its type ends with the cause, its detail says what was wrong and what would be right, its request_id is what the support asks for. Unless the cause says otherwise, nothing was changed.
reference-cause = Cause
reference-meaning = Meaning
reference-field = Field
reference-kind = Kind
reference-optional = optional
reference-parameters = Parameters
reference-name = Name
reference-place = In
reference-body = Body
reference-answers = Answers
reference-status = Status
reference-answer-body = Fields of the answer { $status }
reference-example = Example
