"""Single calculations as advisers and circulars state them: amounts in, cents and steps out."""
